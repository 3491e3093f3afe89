package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeFlow;
import org.springframework.stereotype.Component;

/** Sends the change back to be reworked, one round more. */
@Component
class RecordRework implements JavaDelegate {

  private final ChangeFlow flow;

  RecordRework(ChangeFlow flow) {
    this.flow = flow;
  }

  @Override
  public void execute(DelegateExecution execution) {
    flow.sendBack(ChangeVariables.change(execution));
  }
}
