package org.policyrelay.grant.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.grant.GrantRequests;
import org.springframework.stereotype.Component;

/** The team that asked has brought more. */
@Component
class RecordEvidence implements JavaDelegate {

  private final GrantRequests requests;
  private final Submissions submissions;

  RecordEvidence(GrantRequests requests, Submissions submissions) {
    this.requests = requests;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer = submissions.current(execution).requireDecision(GrantVariables.SUPPLY, "supply");
    requests.supply(GrantVariables.grant(execution), answer.by(), answer.requiredText("evidence"));
  }
}
