package org.policyrelay.handoff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.handoff.HandoffOffer;
import org.policyrelay.handoff.Handoffs;
import org.springframework.stereotype.Component;

/** Makes the offer known; from here on the process instance carries the handoff's key. */
@Component
class RecordOffer implements JavaDelegate {

  private final Handoffs handoffs;

  RecordOffer(Handoffs handoffs) {
    this.handoffs = handoffs;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var handoff =
        handoffs.offer(
            new HandoffOffer(
                text(execution, HandoffVariables.ORIGIN),
                subject(execution),
                text(execution, HandoffVariables.WORK),
                text(execution, HandoffVariables.FROM_TEAM),
                text(execution, HandoffVariables.TO_TEAM),
                text(execution, HandoffVariables.RISK_TIER)));
    execution.setProcessBusinessKey(handoff.key());
  }

  private static String subject(DelegateExecution execution) {
    var subject = execution.getVariable(HandoffVariables.SUBJECT);
    return subject == null ? text(execution, HandoffVariables.ORIGIN) : (String) subject;
  }

  private static String text(DelegateExecution execution, String variable) {
    return (String) execution.getVariable(variable);
  }
}
