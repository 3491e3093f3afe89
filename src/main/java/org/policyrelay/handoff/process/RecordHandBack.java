package org.policyrelay.handoff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.handoff.HandoffSteps;
import org.policyrelay.handoff.Handoffs;
import org.springframework.stereotype.Component;

/** The work was accepted and is given back with a reason. */
@Component
class RecordHandBack implements JavaDelegate {

  private final Handoffs handoffs;
  private final Submissions submissions;

  RecordHandBack(Handoffs handoffs, Submissions submissions) {
    this.handoffs = handoffs;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer = submissions.current(execution).requireDecision(HandoffSteps.DELIVER, "hand-back");
    handoffs.handBack(
        execution.getProcessBusinessKey(), answer.by(), answer.requiredText("handBackReason"));
  }
}
