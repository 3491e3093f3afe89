package org.policyrelay.labeling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.labeling.Pilots;
import org.springframework.stereotype.Component;

/** Whether reviewers agreed enough on what they labelled blind. */
@Component
class JudgePilot implements JavaDelegate {

  private final Pilots pilots;

  JudgePilot(Pilots pilots) {
    this.pilots = pilots;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var agreed = pilots.judge(ProtocolVariables.protocol(execution));
    execution.setVariable(ProtocolVariables.AGREED, agreed);
  }
}
