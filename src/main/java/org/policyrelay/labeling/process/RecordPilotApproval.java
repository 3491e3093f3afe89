package org.policyrelay.labeling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.labeling.ProtocolChanges;
import org.policyrelay.labeling.Protocols;
import org.springframework.stereotype.Component;

/** A second person lets reviewers try it; whether they have to, the next gateway asks. */
@Component
class RecordPilotApproval implements JavaDelegate {

  private final ProtocolChanges changes;
  private final Protocols protocols;
  private final Submissions submissions;

  RecordPilotApproval(ProtocolChanges changes, Protocols protocols, Submissions submissions) {
    this.changes = changes;
    this.protocols = protocols;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var key = ProtocolVariables.protocol(execution);
    var answer =
        submissions.current(execution).requireDecision(ProtocolVariables.APPROVE, "approve");
    changes.approve(key, answer.by());
    execution.setVariable(ProtocolVariables.PILOT_NEEDED, changes.needsPilot(protocols.get(key)));
  }
}
