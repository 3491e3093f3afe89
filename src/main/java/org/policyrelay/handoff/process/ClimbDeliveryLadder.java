package org.policyrelay.handoff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.deadline.Stage;
import org.policyrelay.handoff.HandoffSteps;
import org.springframework.stereotype.Component;

/** The work was not delivered in time: the task climbs to the rung that is due. */
@Component
class ClimbDeliveryLadder implements JavaDelegate {

  private final LadderStep ladder;

  ClimbDeliveryLadder(LadderStep ladder) {
    this.ladder = ladder;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ladder.climb(execution, Stage.DELIVERY, HandoffSteps.DELIVER);
  }
}
