package org.policyrelay.publishing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.publishing.Publications;
import org.springframework.stereotype.Component;

/** Takes the next free version, because the one that was meant is somebody else's. */
@Component
class RaiseVersion implements JavaDelegate {

  private final Publications publications;
  private final Submissions submissions;

  RaiseVersion(Publications publications, Submissions submissions) {
    this.publications = publications;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions.current(execution).requireDecision(PublicationVariables.REPAIR, "renumber");
    publications.renumber(execution.getProcessBusinessKey(), answer.by());
  }
}
