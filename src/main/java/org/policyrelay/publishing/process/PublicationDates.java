package org.policyrelay.publishing.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.publishing.Publications;
import org.springframework.stereotype.Component;

/** When {@code policy-publication.bpmn} goes on. */
@Component
public class PublicationDates {

  private final Publications publications;

  PublicationDates(Publications publications) {
    this.publications = publications;
  }

  public Date publishAt(DelegateExecution execution) {
    return Date.from(publications.get(execution.getProcessBusinessKey()).publishAt());
  }
}
