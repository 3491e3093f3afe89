package org.policyrelay.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.review.Reviews;
import org.springframework.stereotype.Component;

/** The policy stays as it is. */
@Component
class RecordReview implements JavaDelegate {

  private final Reviews reviews;
  private final Submissions submissions;

  RecordReview(Reviews reviews, Submissions submissions) {
    this.reviews = reviews;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer = submissions.current(execution).requireDecision("Task_ReviewPolicy", "keep");
    reviews.keep(ReviewVariables.review(execution), answer.by(), answer.text("note").orElse(""));
  }
}
