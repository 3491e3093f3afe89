package org.policyrelay.grant.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.grant.PolicyGrants;
import org.springframework.stereotype.Component;

/** The team that asked has brought more. */
@Component
class RecordEvidence implements JavaDelegate {

  private final PolicyGrants grants;
  private final Submissions submissions;

  RecordEvidence(PolicyGrants grants, Submissions submissions) {
    this.grants = grants;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer = submissions.current(execution).requireDecision(GrantVariables.SUPPLY, "supply");
    grants.supply(GrantVariables.grant(execution), answer.by(), answer.requiredText("evidence"));
  }
}
