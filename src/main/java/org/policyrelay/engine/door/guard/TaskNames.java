package org.policyrelay.engine.door.guard;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What a task's name says beside the step: which policy and which markets it is about. */
@Component
public class TaskNames {

  private static final String SUBJECT = "subject";

  public String suffix(DelegateExecution execution) {
    var subject = execution.getVariable(SUBJECT);
    return subject == null ? "" : ": " + subject;
  }
}
