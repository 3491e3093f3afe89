package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeFlow;
import org.policyrelay.engine.Submissions;
import org.springframework.stereotype.Component;

/** The reviews after an emergency found it wrong: the change is taken back. */
@Component
class WithdrawAfterReview implements JavaDelegate {

  private final ChangeFlow flow;
  private final Submissions submissions;

  WithdrawAfterReview(ChangeFlow flow, Submissions submissions) {
    this.flow = flow;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions.current(execution).requireDecision("Task_DecideObjections", "withdraw");
    flow.withdrawAfterReview(
        ChangeVariables.change(execution), answer.by(), answer.requiredText("decisionReason"));
  }
}
