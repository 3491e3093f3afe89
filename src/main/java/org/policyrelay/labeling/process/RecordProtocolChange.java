package org.policyrelay.labeling.process;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submission;
import org.policyrelay.engine.Submissions;
import org.policyrelay.labeling.ProtocolChanges;
import org.policyrelay.labeling.Protocols;
import org.springframework.stereotype.Component;

/**
 * Makes a wish known. One that came in over HTTP is recorded already and only named here; one from
 * the start form is recorded now, unless something has come between since.
 */
@Component
class RecordProtocolChange implements JavaDelegate {

  private final Protocols protocols;
  private final ProtocolChanges changes;
  private final Submissions submissions;

  RecordProtocolChange(Protocols protocols, ProtocolChanges changes, Submissions submissions) {
    this.protocols = protocols;
    this.changes = changes;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    if (execution.getProcessBusinessKey() == null) {
      execution.setProcessBusinessKey(record(execution, submissions.current(execution)));
    }
    var protocol = protocols.get(ProtocolVariables.protocol(execution));
    execution.setVariable(ProtocolVariables.ORIGIN, protocol.key());
    execution.setVariable(ProtocolVariables.SUBJECT, protocol.title());
    execution.setVariable(ProtocolVariables.POLICY, protocol.policyId());
  }

  private String record(DelegateExecution execution, Submission started) {
    var policy = ProtocolForm.policy(started);
    var reason = ProtocolForm.reason(started);
    var since = changes.problem(policy, reason, started.by());
    if (since.isPresent()) {
      var why = since.get().getMessage();
      changes.notBegun(policy, started.by(), execution.getProcessInstanceId(), why);
      throw new BpmnError(ProtocolVariables.NOT_BEGUN);
    }
    return changes.record(policy, null, reason, started.by());
  }
}
