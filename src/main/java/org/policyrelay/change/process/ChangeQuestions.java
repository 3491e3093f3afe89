package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.change.ChangeFlow;
import org.springframework.stereotype.Component;

/** What gateways of {@code policy-change.bpmn} ask that no step before them has answered. */
@Component
public class ChangeQuestions {

  private final ChangeFlow flow;

  ChangeQuestions(ChangeFlow flow) {
    this.flow = flow;
  }

  public boolean watchReported(DelegateExecution execution) {
    return flow.watchReported(ChangeVariables.change(execution));
  }
}
