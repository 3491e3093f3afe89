package org.policyrelay.labeling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.labeling.ProtocolChanges;
import org.springframework.stereotype.Component;

/** Reviewers label by it from now on. */
@Component
class ReleaseProtocol implements JavaDelegate {

  private final ProtocolChanges changes;

  ReleaseProtocol(ProtocolChanges changes) {
    this.changes = changes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    changes.release(ProtocolVariables.protocol(execution));
  }
}
