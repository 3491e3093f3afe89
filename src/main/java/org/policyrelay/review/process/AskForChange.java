package org.policyrelay.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.review.Reviews;
import org.springframework.stereotype.Component;

/** The policy has to change. */
@Component
class AskForChange implements JavaDelegate {

  private final Reviews reviews;
  private final Submissions submissions;

  AskForChange(Reviews reviews, Submissions submissions) {
    this.reviews = reviews;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer = submissions.current(execution).requireDecision("Task_ReviewPolicy", "revise");
    reviews.askForChange(
        ReviewVariables.review(execution), answer.by(), answer.requiredText("changeNote"));
  }
}
