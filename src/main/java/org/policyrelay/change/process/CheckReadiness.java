package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeFlow;
import org.springframework.stereotype.Component;

/** Lets the readiness gate judge every market that is not released yet. */
@Component
class CheckReadiness implements JavaDelegate {

  private final ChangeFlow flow;

  CheckReadiness(ChangeFlow flow) {
    this.flow = flow;
  }

  @Override
  public void execute(DelegateExecution execution) {
    flow.checkReadiness(ChangeVariables.change(execution));
  }
}
