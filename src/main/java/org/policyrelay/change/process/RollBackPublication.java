package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeFlow;
import org.springframework.stereotype.Component;

/** Makes the version before the withdrawn change count again. */
@Component
class RollBackPublication implements JavaDelegate {

  private final ChangeFlow flow;

  RollBackPublication(ChangeFlow flow) {
    this.flow = flow;
  }

  @Override
  public void execute(DelegateExecution execution) {
    flow.rollBack(ChangeVariables.change(execution));
  }
}
