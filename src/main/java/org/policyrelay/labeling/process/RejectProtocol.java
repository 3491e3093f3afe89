package org.policyrelay.labeling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.labeling.ProtocolChanges;
import org.springframework.stereotype.Component;

/** Who approves wants no such protocol. */
@Component
class RejectProtocol implements JavaDelegate {

  private final ProtocolChanges changes;
  private final Submissions submissions;

  RejectProtocol(ProtocolChanges changes, Submissions submissions) {
    this.changes = changes;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions.current(execution).requireDecision(ProtocolVariables.APPROVE, "reject");
    changes.reject(
        ProtocolVariables.protocol(execution), answer.by(), answer.requiredText("reason"));
  }
}
