package org.policyrelay.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.review.Reviews;
import org.springframework.stereotype.Component;

/** The day has come: whoever reviews is told. */
@Component
class OpenReview implements JavaDelegate {

  private final Reviews reviews;

  OpenReview(Reviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.open(ReviewVariables.review(execution));
  }
}
