package org.policyrelay.grant.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.grant.GrantCare;
import org.springframework.stereotype.Component;

/** Tells what has come of a grant, and looks what is ahead. */
@Component
class FollowGrant implements JavaDelegate {

  private final GrantCare care;

  FollowGrant(GrantCare care) {
    this.care = care;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var ahead = care.follow(GrantVariables.grant(execution));
    execution.setVariable(GrantVariables.IN_DOUBT, ahead.inDoubt());
    execution.setVariable(GrantVariables.RUNNING, ahead.next().isPresent());
  }
}
