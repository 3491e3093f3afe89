package org.policyrelay.labeling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.kernel.Codes;
import org.policyrelay.labeling.ProtocolWriters;
import org.policyrelay.labeling.Protocols;
import org.policyrelay.team.Roles;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** Who may act in {@code labeling-protocol-change.bpmn}, as groups with commas between. */
@Component
public class ProtocolRoles {

  private final Protocols protocols;
  private final Roles roles;

  ProtocolRoles(Protocols protocols, Roles roles) {
    this.protocols = protocols;
    this.roles = roles;
  }

  /** The teams that write protocols. */
  public String writers(DelegateExecution execution) {
    return Codes.list(ProtocolWriters.TEAMS);
  }

  /** Policy managers who have not written it; administrators where that leaves nobody. */
  public String approvers(DelegateExecution execution) {
    var protocol = protocols.get(ProtocolVariables.protocol(execution));
    return roles.others(Teams.POLICY_MANAGERS, protocol.writers());
  }
}
