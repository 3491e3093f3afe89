package org.policyrelay.publishing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.publishing.Corrections;
import org.springframework.stereotype.Component;

/** Lets what read before apply again, as a version of its own. */
@Component
class TakeCorrectionBack implements JavaDelegate {

  private final Corrections corrections;
  private final Submissions submissions;

  TakeCorrectionBack(Corrections corrections, Submissions submissions) {
    this.corrections = corrections;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions
            .current(execution)
            .requireDecision(PublicationVariables.APPROVE_CORRECTION, "take-back");
    corrections.takeBack(
        execution.getProcessBusinessKey(), answer.by(), answer.requiredText("reason"));
  }
}
