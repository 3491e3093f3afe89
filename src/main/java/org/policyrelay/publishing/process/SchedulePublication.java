package org.policyrelay.publishing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.publishing.Publications;
import org.springframework.stereotype.Component;

/** Finds the order that this publication carries out; the instance takes its key. */
@Component
class SchedulePublication implements JavaDelegate {

  private final Publications publications;

  SchedulePublication(Publications publications) {
    this.publications = publications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var publication =
        publications.requestedBy((String) execution.getVariable(PublicationVariables.ORIGIN));
    execution.setProcessBusinessKey(publication.key());
  }
}
