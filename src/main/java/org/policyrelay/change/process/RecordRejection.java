package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeApproval;
import org.policyrelay.engine.Submission.Decision;
import org.policyrelay.engine.Submissions;
import org.springframework.stereotype.Component;

/** The change was turned down. */
@Component
class RecordRejection implements JavaDelegate {

  private final ChangeApproval approval;
  private final Submissions submissions;

  RecordRejection(ChangeApproval approval, Submissions submissions) {
    this.approval = approval;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions
            .current(execution)
            .requireOneOf(
                new Decision("Task_ApproveChange", "reject"),
                new Decision("Task_DecideDisputedChange", "reject"));
    approval.reject(
        ChangeVariables.change(execution), answer.by(), answer.requiredText("decisionReason"));
  }
}
