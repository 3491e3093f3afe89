package org.policyrelay.grant.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.grant.PolicyGrants;
import org.springframework.stereotype.Component;

/** It is not granted, and who asked is told why. */
@Component
class RecordRefusal implements JavaDelegate {

  private final PolicyGrants grants;
  private final Submissions submissions;

  RecordRefusal(PolicyGrants grants, Submissions submissions) {
    this.grants = grants;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer = submissions.current(execution).requireDecision(GrantVariables.DECIDE, "refuse");
    grants.refuse(GrantVariables.grant(execution), answer.by(), answer.requiredText("reason"));
  }
}
