package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.change.ChangeFlow;
import org.springframework.stereotype.Component;

/** Reads what the reviews after an emergency came to. */
@Component
class CollectLateReviews implements JavaDelegate {

  private final ChangeFlow flow;

  CollectLateReviews(ChangeFlow flow) {
    this.flow = flow;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var passed = flow.collectLateReviews(ChangeVariables.change(execution));
    execution.setVariable(ChangeVariables.REVIEWS_PASSED, passed);
  }
}
