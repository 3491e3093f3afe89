package org.policyrelay.grant.process;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submission;
import org.policyrelay.engine.Submissions;
import org.policyrelay.grant.GrantRequests;
import org.policyrelay.grant.PolicyGrants;
import org.policyrelay.kernel.Codes;
import org.policyrelay.kernel.Market;
import org.springframework.stereotype.Component;

/**
 * Makes a request known. One that came in over HTTP is recorded already and only named here; one
 * from the start form is recorded now, unless something has come between since.
 */
@Component
class RecordRequest implements JavaDelegate {

  private final PolicyGrants grants;
  private final GrantRequests requests;
  private final Submissions submissions;

  RecordRequest(PolicyGrants grants, GrantRequests requests, Submissions submissions) {
    this.grants = grants;
    this.requests = requests;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    if (execution.getProcessBusinessKey() == null) {
      execution.setProcessBusinessKey(record(execution, submissions.current(execution)));
    }
    var grant = grants.get(GrantVariables.grant(execution));
    var request = grant.request();
    execution.setVariable(GrantVariables.ORIGIN, grant.key());
    execution.setVariable(GrantVariables.SUBJECT, request.title());
    execution.setVariable(GrantVariables.POLICY, request.policyId());
    execution.setVariable(GrantVariables.MARKETS, Codes.list(Market.codes(request.markets())));
  }

  private String record(DelegateExecution execution, Submission started) {
    var request = GrantForm.read(started);
    var evidence = GrantForm.evidence(started);
    var since = requests.problem(request, evidence, started.by());
    if (since.isPresent()) {
      var why = since.get().getMessage();
      requests.notBegun(request, started.by(), execution.getProcessInstanceId(), why);
      throw new BpmnError(GrantVariables.NOT_BEGUN);
    }
    return requests.record(request, evidence, started.by());
  }
}
