package org.policyrelay.labeling.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.labeling.ProtocolChanges;
import org.springframework.stereotype.Component;

/** Whose past use another meaning puts in question. */
@Component
class ListLabelsToLookAtAgain implements JavaDelegate {

  private final ProtocolChanges changes;

  ListLabelsToLookAtAgain(ProtocolChanges changes) {
    this.changes = changes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    changes.listLabelsToLookAtAgain(ProtocolVariables.protocol(execution));
  }
}
