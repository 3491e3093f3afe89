package org.policyrelay.publishing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.publishing.Publications;
import org.springframework.stereotype.Component;

/** Tells who waits for it that the version is public. */
@Component
class AnnouncePublication implements JavaDelegate {

  private final Publications publications;

  AnnouncePublication(Publications publications) {
    this.publications = publications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    publications.announce(execution.getProcessBusinessKey());
  }
}
