package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.change.ChangeRelease;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.TakingBack;
import org.springframework.stereotype.Component;

/** What gateways of {@code policy-change.bpmn} ask that no step before them has answered. */
@Component
public class ChangeQuestions {

  private final ChangeRelease release;
  private final PolicyChanges changes;
  private final TakingBack takingBack;

  ChangeQuestions(ChangeRelease release, PolicyChanges changes, TakingBack takingBack) {
    this.release = release;
    this.changes = changes;
    this.takingBack = takingBack;
  }

  public boolean watchReported(DelegateExecution execution) {
    return release.watchReported(ChangeVariables.change(execution));
  }

  public boolean allTakenBack(DelegateExecution execution) {
    return takingBack.open(changes.get(ChangeVariables.change(execution))).isEmpty();
  }
}
