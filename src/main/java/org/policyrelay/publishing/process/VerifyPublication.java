package org.policyrelay.publishing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.publishing.Publications;
import org.springframework.stereotype.Component;

/**
 * Reads back, in a transaction of its own, what the public sees. Where that cannot be asked, the
 * model asks again every minute; a person is asked about what was read and differs alone.
 */
@Component
class VerifyPublication implements JavaDelegate {

  private final Publications publications;

  VerifyPublication(Publications publications) {
    this.publications = publications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var seen = publications.seenAsPublished(execution.getProcessBusinessKey());
    execution.setVariable(PublicationVariables.SEEN_AS_PUBLISHED, seen);
  }
}
