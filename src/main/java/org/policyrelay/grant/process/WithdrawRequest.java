package org.policyrelay.grant.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.grant.GrantRequests;
import org.springframework.stereotype.Component;

/** The team that asked does not want it any more. */
@Component
class WithdrawRequest implements JavaDelegate {

  private final GrantRequests requests;
  private final Submissions submissions;

  WithdrawRequest(GrantRequests requests, Submissions submissions) {
    this.requests = requests;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer = submissions.current(execution).requireDecision(GrantVariables.SUPPLY, "withdraw");
    requests.withdraw(GrantVariables.grant(execution), answer.by(), null);
  }
}
