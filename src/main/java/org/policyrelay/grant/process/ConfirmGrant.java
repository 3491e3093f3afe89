package org.policyrelay.grant.process;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.grant.GrantCare;
import org.springframework.stereotype.Component;

/** It holds on beside the words that begin to apply. */
@Component
class ConfirmGrant implements JavaDelegate {

  private final GrantCare care;
  private final Submissions submissions;

  ConfirmGrant(GrantCare care, Submissions submissions) {
    this.care = care;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer = submissions.current(execution).requireDecision(GrantVariables.CONFIRM, "confirm");
    var refused =
        care.confirm(
            GrantVariables.grant(execution),
            answer.by(),
            answer.text("note").orElse(null),
            answer.shown());
    if (refused.isPresent()) {
      throw new BpmnError(GrantVariables.NOT_TAKEN);
    }
  }
}
