package org.policyrelay.publishing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.publishing.Corrections;
import org.springframework.stereotype.Component;

/** Ends a correction that is not public and cannot become so any more. */
@Component
class DropCorrection implements JavaDelegate {

  private final Corrections corrections;
  private final Submissions submissions;

  DropCorrection(Corrections corrections, Submissions submissions) {
    this.corrections = corrections;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions.current(execution).requireDecision(PublicationVariables.REPAIR, "drop");
    corrections.drop(execution.getProcessBusinessKey(), answer.by());
  }
}
