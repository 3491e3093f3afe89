package org.policyrelay.labeling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.labeling.Protocols;
import org.springframework.stereotype.Component;

/** What {@code labeling-protocol-change.bpmn} hands in to its round. */
@Component
public class PilotCall {

  private final Protocols protocols;

  PilotCall(Protocols protocols) {
    this.protocols = protocols;
  }

  /** Read from the protocol, and not from a variable that somebody can change. */
  public String round(DelegateExecution execution) {
    return protocols.get(ProtocolVariables.protocol(execution)).round().orElseThrow();
  }
}
