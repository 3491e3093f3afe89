package org.policyrelay.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.review.Reviews;
import org.springframework.stereotype.Component;

/** Names the policy that the lists show; the date is read from the review. */
@Component
class ScheduleReview implements JavaDelegate {

  private final Reviews reviews;

  ScheduleReview(Reviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var review = reviews.get(ReviewVariables.review(execution));
    var name = reviews.policyOf(review).map(PolicyEntry::name).orElse(review.policyId());
    execution.setVariable(ReviewVariables.SUBJECT, name);
  }
}
