package org.policyrelay.handoff.process;

import java.util.Optional;
import org.policyrelay.engine.TaskGiven;
import org.policyrelay.handoff.HandoffNotices;
import org.policyrelay.handoff.HandoffSteps;
import org.policyrelay.notification.TaskSubjects;
import org.springframework.stereotype.Component;

/** The notices of a handoff's task are over when its stage is. */
@Component
class HandoffSubjects implements TaskSubjects {

  @Override
  public Optional<String> of(TaskGiven task) {
    var key = task.businessKey();
    return key == null || !task.processId().equals(HandoffSteps.PROCESS)
        ? Optional.empty()
        : HandoffStages.of(task.activity()).map(stage -> HandoffNotices.subject(key, stage));
  }
}
