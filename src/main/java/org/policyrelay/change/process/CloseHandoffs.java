package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeRollback;
import org.springframework.stereotype.Component;

/** Takes back every handoff of the withdrawn change that is still open. */
@Component
class CloseHandoffs implements JavaDelegate {

  private final ChangeRollback rollback;

  CloseHandoffs(ChangeRollback rollback) {
    this.rollback = rollback;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rollback.closeHandoffs(ChangeVariables.change(execution));
  }
}
