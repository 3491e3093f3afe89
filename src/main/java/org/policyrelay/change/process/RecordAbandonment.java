package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeApproval;
import org.policyrelay.engine.Submission.Decision;
import org.policyrelay.engine.Submissions;
import org.springframework.stereotype.Component;

/** The drafter gave the change up. */
@Component
class RecordAbandonment implements JavaDelegate {

  private final ChangeApproval approval;
  private final Submissions submissions;

  RecordAbandonment(ChangeApproval approval, Submissions submissions) {
    this.approval = approval;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions
            .current(execution)
            .requireOneOf(
                new Decision("Task_DraftRevision", "abandon"),
                new Decision("Task_ReworkRevision", "abandon"));
    approval.abandon(
        ChangeVariables.change(execution), answer.by(), answer.requiredText("abandonReason"));
  }
}
