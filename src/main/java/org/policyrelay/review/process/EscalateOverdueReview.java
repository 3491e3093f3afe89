package org.policyrelay.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.review.Reviews;
import org.springframework.stereotype.Component;

/** Nobody has decided in time: who can see to it is told. */
@Component
class EscalateOverdueReview implements JavaDelegate {

  private final Reviews reviews;

  EscalateOverdueReview(Reviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.escalate(ReviewVariables.review(execution));
  }
}
