package org.policyrelay.labeling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.labeling.Pilots;
import org.springframework.stereotype.Component;

/** Opens the blind round, or says why there cannot be one. */
@Component
class OpenPilot implements JavaDelegate {

  private final Pilots pilots;

  OpenPilot(Pilots pilots) {
    this.pilots = pilots;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var isOpen = pilots.open(ProtocolVariables.protocol(execution));
    execution.setVariable(ProtocolVariables.PILOT_OPEN, isOpen);
  }
}
