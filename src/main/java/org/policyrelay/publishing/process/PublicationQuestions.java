package org.policyrelay.publishing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.publishing.Publications;
import org.springframework.stereotype.Component;

/** What gateways of {@code policy-publication.bpmn} ask that no step before them has answered. */
@Component
public class PublicationQuestions {

  private final Publications publications;

  PublicationQuestions(Publications publications) {
    this.publications = publications;
  }

  /** Whether somebody has started it from the form instead of another process. */
  public boolean urgentCorrection(DelegateExecution execution) {
    return PublicationVariables.origin(execution).isEmpty();
  }

  /** Whether a correction says the same as what it corrects, so that approval can follow. */
  public boolean readsTheSame(DelegateExecution execution) {
    return !publications.get(execution.getProcessBusinessKey()).isProposed();
  }

  /** Whether nobody has approved it before it was published. */
  public boolean approvalStillDue(DelegateExecution execution) {
    var publication = publications.get(execution.getProcessBusinessKey());
    return publication.correctedBy().isPresent() && publication.decidedBy().isEmpty();
  }
}
