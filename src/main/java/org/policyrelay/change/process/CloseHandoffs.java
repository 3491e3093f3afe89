package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeFlow;
import org.springframework.stereotype.Component;

/** Takes back every handoff of the withdrawn change that is still open. */
@Component
class CloseHandoffs implements JavaDelegate {

  private final ChangeFlow flow;

  CloseHandoffs(ChangeFlow flow) {
    this.flow = flow;
  }

  @Override
  public void execute(DelegateExecution execution) {
    flow.closeHandoffs(ChangeVariables.change(execution));
  }
}
