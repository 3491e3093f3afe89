package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeApproval;
import org.springframework.stereotype.Component;

/** Lets the tables say how risky the change is, who reviews it and what has to be made ready. */
@Component
class AssessImpact implements JavaDelegate {

  private final ChangeApproval approval;

  AssessImpact(ChangeApproval approval) {
    this.approval = approval;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var change = approval.assess(ChangeVariables.change(execution));
    execution.setVariable(ChangeVariables.SUBJECT, Subject.of(change, change.entry()));
    execution.setVariable(ChangeVariables.RISK_TIER, change.workTier().orElseThrow());
    execution.setVariable(ChangeVariables.REVIEWS_NEEDED, change.reviewsNeededFirst());
  }
}
