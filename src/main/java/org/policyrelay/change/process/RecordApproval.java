package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeApproval;
import org.policyrelay.engine.Submissions;
import org.springframework.stereotype.Component;

/** Pins what was approved, and who approved it, unless others have published since the answer. */
@Component
class RecordApproval implements JavaDelegate {

  private final ChangeApproval approval;
  private final Submissions submissions;

  RecordApproval(ChangeApproval approval, Submissions submissions) {
    this.approval = approval;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer = submissions.current(execution).requireDecision("Task_ApproveChange", "approve");
    var change =
        approval
            .approve(ChangeVariables.change(execution), answer.by(), answer.shown())
            .orElseThrow(() -> new BpmnError(ChangeVariables.NOT_TAKEN));
    execution.setVariable(ChangeVariables.PUBLISH_AT_ONCE, change.isPublishedAtOnce());
  }
}
