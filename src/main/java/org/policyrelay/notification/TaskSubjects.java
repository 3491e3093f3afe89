package org.policyrelay.notification;

import java.util.Optional;
import org.policyrelay.engine.TaskGiven;

/** What the notices of a task are about that tells of its own end, see {@link Notice#subject}. */
public interface TaskSubjects {

  Optional<String> of(TaskGiven task);
}
