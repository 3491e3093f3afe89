package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeApproval;
import org.policyrelay.change.PolicyChanges;
import org.springframework.stereotype.Component;

/** Reads what all the teams' reviews came to, so that one rework round answers every reason. */
@Component
class CollectReviews implements JavaDelegate {

  private final ChangeApproval approval;
  private final PolicyChanges changes;

  CollectReviews(ChangeApproval approval, PolicyChanges changes) {
    this.approval = approval;
    this.changes = changes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var key = ChangeVariables.change(execution);
    execution.setVariable(ChangeVariables.REVIEWS_PASSED, approval.collectReviews(key));
    execution.setVariable(ChangeVariables.REWORK_ROUND_LEFT, changes.get(key).reworkRoundLeft());
  }
}
