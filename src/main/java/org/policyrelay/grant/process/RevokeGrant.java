package org.policyrelay.grant.process;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.grant.PolicyGrants;
import org.springframework.stereotype.Component;

/** It ends now, and not when the other words begin. */
@Component
class RevokeGrant implements JavaDelegate {

  private final PolicyGrants grants;
  private final Submissions submissions;

  RevokeGrant(PolicyGrants grants, Submissions submissions) {
    this.grants = grants;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer = submissions.current(execution).requireDecision(GrantVariables.CONFIRM, "revoke");
    var refused =
        grants.revoke(GrantVariables.grant(execution), answer.by(), answer.requiredText("reason"));
    if (refused.isPresent()) {
      throw new BpmnError(GrantVariables.NOT_TAKEN);
    }
  }
}
