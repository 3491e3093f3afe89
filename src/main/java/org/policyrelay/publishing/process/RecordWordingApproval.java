package org.policyrelay.publishing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.publishing.Corrections;
import org.springframework.stereotype.Component;

/** Lets a correction that says something else be published, with who approved it. */
@Component
class RecordWordingApproval implements JavaDelegate {

  private final Corrections corrections;
  private final Submissions submissions;

  RecordWordingApproval(Corrections corrections, Submissions submissions) {
    this.corrections = corrections;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions
            .current(execution)
            .requireDecision(PublicationVariables.APPROVE_WORDING, "approve");
    corrections.approveFirst(execution.getProcessBusinessKey(), answer.by(), answer.shown());
  }
}
