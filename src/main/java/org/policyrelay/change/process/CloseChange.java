package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeRelease;
import org.springframework.stereotype.Component;

/** The watch is over: the change is enforced. */
@Component
class CloseChange implements JavaDelegate {

  private final ChangeRelease release;

  CloseChange(ChangeRelease release) {
    this.release = release;
  }

  @Override
  public void execute(DelegateExecution execution) {
    release.close(ChangeVariables.change(execution));
  }
}
