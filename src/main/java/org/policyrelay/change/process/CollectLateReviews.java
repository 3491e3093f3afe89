package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeApproval;
import org.springframework.stereotype.Component;

/** Reads what the reviews after an emergency came to. */
@Component
class CollectLateReviews implements JavaDelegate {

  private final ChangeApproval approval;

  CollectLateReviews(ChangeApproval approval) {
    this.approval = approval;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var passed = approval.collectLateReviews(ChangeVariables.change(execution));
    execution.setVariable(ChangeVariables.REVIEWS_PASSED, passed);
  }
}
