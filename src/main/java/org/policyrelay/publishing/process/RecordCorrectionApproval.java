package org.policyrelay.publishing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.publishing.Corrections;
import org.springframework.stereotype.Component;

/** Notes who approved the correction that is public already. */
@Component
class RecordCorrectionApproval implements JavaDelegate {

  private final Corrections corrections;
  private final Submissions submissions;

  RecordCorrectionApproval(Corrections corrections, Submissions submissions) {
    this.corrections = corrections;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions
            .current(execution)
            .requireDecision(PublicationVariables.APPROVE_CORRECTION, "approve");
    corrections.approve(execution.getProcessBusinessKey(), answer.by(), answer.shown());
  }
}
