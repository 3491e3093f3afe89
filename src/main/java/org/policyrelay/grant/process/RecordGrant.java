package org.policyrelay.grant.process;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.grant.PolicyGrants;
import org.springframework.stereotype.Component;

/** From now on it holds as its row says, unless something has come between since the answer. */
@Component
class RecordGrant implements JavaDelegate {

  private final PolicyGrants grants;
  private final Submissions submissions;

  RecordGrant(PolicyGrants grants, Submissions submissions) {
    this.grants = grants;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer = submissions.current(execution).requireDecision(GrantVariables.DECIDE, "grant");
    var refused =
        grants.grant(
            GrantVariables.grant(execution),
            answer.by(),
            answer.text("note").orElse(null),
            answer.shown());
    if (refused.isPresent()) {
      throw new BpmnError(GrantVariables.NOT_TAKEN);
    }
  }
}
