package org.policyrelay.grant.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submission.Decision;
import org.policyrelay.engine.Submissions;
import org.policyrelay.grant.PolicyGrants;
import org.springframework.stereotype.Component;

/** More is asked for, by who checks or by who decides. */
@Component
class AskForEvidence implements JavaDelegate {

  private final PolicyGrants grants;
  private final Submissions submissions;

  AskForEvidence(PolicyGrants grants, Submissions submissions) {
    this.grants = grants;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions
            .current(execution)
            .requireOneOf(
                new Decision(GrantVariables.CHECK, "ask"),
                new Decision(GrantVariables.DECIDE, "ask"));
    grants.askForEvidence(
        GrantVariables.grant(execution), answer.by(), answer.requiredText("reason"));
  }
}
