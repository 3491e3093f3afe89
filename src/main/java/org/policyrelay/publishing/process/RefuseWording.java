package org.policyrelay.publishing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.publishing.Corrections;
import org.springframework.stereotype.Component;

/** Ends a correction that nobody has read but who proposed it and who refused it. */
@Component
class RefuseWording implements JavaDelegate {

  private final Corrections corrections;
  private final Submissions submissions;

  RefuseWording(Corrections corrections, Submissions submissions) {
    this.corrections = corrections;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions
            .current(execution)
            .requireDecision(PublicationVariables.APPROVE_WORDING, "refuse");
    corrections.reject(
        execution.getProcessBusinessKey(), answer.by(), answer.requiredText("reason"));
  }
}
