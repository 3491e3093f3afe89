package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeFlow;
import org.springframework.stereotype.Component;

/** The watch is over: the change is enforced. */
@Component
class CloseChange implements JavaDelegate {

  private final ChangeFlow flow;

  CloseChange(ChangeFlow flow) {
    this.flow = flow;
  }

  @Override
  public void execute(DelegateExecution execution) {
    flow.close(ChangeVariables.change(execution));
  }
}
