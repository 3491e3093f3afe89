package org.policyrelay.grant.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.grant.PolicyGrants;
import org.springframework.stereotype.Component;

/** The evidence bears what was asked, as far as who checked it can tell. */
@Component
class RecordCheck implements JavaDelegate {

  private final PolicyGrants grants;
  private final Submissions submissions;

  RecordCheck(PolicyGrants grants, Submissions submissions) {
    this.grants = grants;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer = submissions.current(execution).requireDecision(GrantVariables.CHECK, "complete");
    grants.passCheck(
        GrantVariables.grant(execution),
        answer.by(),
        answer.requiredText("note"),
        answer.flag("askLegal"));
  }
}
