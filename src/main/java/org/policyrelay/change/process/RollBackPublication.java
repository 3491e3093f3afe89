package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeRollback;
import org.springframework.stereotype.Component;

/** Makes the version before the withdrawn change count again. */
@Component
class RollBackPublication implements JavaDelegate {

  private final ChangeRollback rollback;

  RollBackPublication(ChangeRollback rollback) {
    this.rollback = rollback;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rollback.rollBack(ChangeVariables.change(execution));
  }
}
