package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeRelease;
import org.springframework.stereotype.Component;

/** The effective instant has come: the version applies. */
@Component
class PutIntoEffect implements JavaDelegate {

  private final ChangeRelease release;

  PutIntoEffect(ChangeRelease release) {
    this.release = release;
  }

  @Override
  public void execute(DelegateExecution execution) {
    release.putIntoEffect(ChangeVariables.change(execution));
  }
}
