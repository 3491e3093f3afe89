package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeFlow;
import org.springframework.stereotype.Component;

/** The effective instant has come: the version applies. */
@Component
class PutIntoEffect implements JavaDelegate {

  private final ChangeFlow flow;

  PutIntoEffect(ChangeFlow flow) {
    this.flow = flow;
  }

  @Override
  public void execute(DelegateExecution execution) {
    flow.putIntoEffect(ChangeVariables.change(execution));
  }
}
