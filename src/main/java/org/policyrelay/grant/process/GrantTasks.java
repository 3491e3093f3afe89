package org.policyrelay.grant.process;

import java.util.Optional;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.grant.GrantLinks;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.HandoffSteps;
import org.policyrelay.handoff.Handoffs;
import org.springframework.stereotype.Component;

/**
 * Which grant a task belongs to, be it the grant's own or that of a handoff for it. Read from our
 * own tables by the key of the task's instance.
 */
@Component
class GrantTasks {

  private final Handoffs handoffs;

  GrantTasks(Handoffs handoffs) {
    this.handoffs = handoffs;
  }

  Optional<String> grantOf(TaskRef task) {
    return task.processId().equals(GrantVariables.PROCESS)
        ? Optional.ofNullable(task.businessKey())
        : handoffOf(task).map(Handoff::origin);
  }

  /** The handoff for a grant that a task belongs to, if it belongs to one. */
  Optional<Handoff> handoffOf(TaskRef task) {
    return Optional.ofNullable(task.businessKey())
        .filter(key -> task.processId().equals(HandoffSteps.PROCESS))
        .map(handoffs::get)
        .filter(handoff -> GrantLinks.isGrant(handoff.origin()));
  }
}
