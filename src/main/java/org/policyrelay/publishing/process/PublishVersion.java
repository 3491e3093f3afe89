package org.policyrelay.publishing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.publishing.Publications;
import org.springframework.stereotype.Component;

/** Makes the version public, in one transaction. What the registry does not take, nobody sees. */
@Component
class PublishVersion implements JavaDelegate {

  private final Publications publications;

  PublishVersion(Publications publications) {
    this.publications = publications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    publications.publish(execution.getProcessBusinessKey());
  }
}
