package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeRollback;
import org.policyrelay.engine.Submissions;
import org.springframework.stereotype.Component;

/** The reviews after an emergency found it wrong: the change is taken back. */
@Component
class WithdrawAfterReview implements JavaDelegate {

  private final ChangeRollback rollback;
  private final Submissions submissions;

  WithdrawAfterReview(ChangeRollback rollback, Submissions submissions) {
    this.rollback = rollback;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions.current(execution).requireDecision("Task_DecideObjections", "withdraw");
    rollback.withdrawAfterReview(
        ChangeVariables.change(execution), answer.by(), answer.requiredText("decisionReason"));
  }
}
