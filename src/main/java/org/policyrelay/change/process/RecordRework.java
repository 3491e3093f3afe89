package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeApproval;
import org.springframework.stereotype.Component;

/** Sends the change back to be reworked, one round more. */
@Component
class RecordRework implements JavaDelegate {

  private final ChangeApproval approval;

  RecordRework(ChangeApproval approval) {
    this.approval = approval;
  }

  @Override
  public void execute(DelegateExecution execution) {
    approval.sendBack(ChangeVariables.change(execution));
  }
}
