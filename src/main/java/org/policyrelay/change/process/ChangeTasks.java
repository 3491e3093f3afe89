package org.policyrelay.change.process;

import java.util.Optional;
import org.policyrelay.engine.TaskRef;

/** Which change a task belongs to, be it the change's own or that of one of its handoffs. */
final class ChangeTasks {

  private static final String PREFIX = "PC-";

  private ChangeTasks() {}

  static Optional<String> changeOf(TaskRef task) {
    return Optional.ofNullable(task.text(ChangeVariables.CHANGE))
        .or(() -> Optional.ofNullable(task.text(ChangeVariables.ORIGIN)))
        .filter(key -> key.startsWith(PREFIX));
  }
}
