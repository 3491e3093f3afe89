package org.policyrelay.handoff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.handoff.HandoffSteps;
import org.policyrelay.handoff.Handoffs;
import org.springframework.stereotype.Component;

/** The receiving team has accepted: its delivery clock starts. */
@Component
class RecordAcceptance implements JavaDelegate {

  private final Handoffs handoffs;
  private final Submissions submissions;

  RecordAcceptance(Handoffs handoffs, Submissions submissions) {
    this.handoffs = handoffs;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer = submissions.current(execution).requireDecision(HandoffSteps.ACCEPT, "accept");
    handoffs.accept(execution.getProcessBusinessKey(), answer.by());
  }
}
