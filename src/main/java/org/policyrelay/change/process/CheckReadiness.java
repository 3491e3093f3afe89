package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeHistory;
import org.policyrelay.change.ChangeRelease;
import org.policyrelay.change.PolicyChanges;
import org.springframework.stereotype.Component;

/**
 * Lets the readiness gate judge every market that is not released yet, and says for the lists
 * whether a team gave back what it was to make ready.
 */
@Component
class CheckReadiness implements JavaDelegate {

  private final ChangeRelease release;
  private final PolicyChanges changes;
  private final ChangeHistory history;

  CheckReadiness(ChangeRelease release, PolicyChanges changes, ChangeHistory history) {
    this.release = release;
    this.changes = changes;
    this.history = history;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var key = ChangeVariables.change(execution);
    release.checkReadiness(key);
    execution.setVariable(ChangeVariables.CAME_BACK, history.cameBack(changes.get(key)));
  }
}
