package org.policyrelay.handoff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submission.Decision;
import org.policyrelay.engine.Submissions;
import org.policyrelay.handoff.HandoffSteps;
import org.policyrelay.handoff.Handoffs;
import org.springframework.stereotype.Component;

/** The sender has answered: the delivery clock runs on. */
@Component
class RestartClock implements JavaDelegate {

  private final Handoffs handoffs;
  private final Submissions submissions;

  RestartClock(Handoffs handoffs, Submissions submissions) {
    this.handoffs = handoffs;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions.current(execution).requireOneOf(new Decision(HandoffSteps.ANSWER, null));
    handoffs.answer(execution.getProcessBusinessKey(), answer.by(), answer.requiredText("answer"));
  }
}
