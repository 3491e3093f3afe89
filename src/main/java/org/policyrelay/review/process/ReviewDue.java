package org.policyrelay.review.process;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.review.Reviews;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** The dates that {@code policy-review-cycle.bpmn} asks for. */
@Component
public class ReviewDue {

  /** A working week of Ad Policy to read and decide. */
  private static final Duration TO_DECIDE = Duration.ofHours(40);

  private final Reviews reviews;
  private final Teams teams;
  private final Clock clock;

  ReviewDue(Reviews reviews, Teams teams, Clock clock) {
    this.reviews = reviews;
    this.teams = teams;
    this.clock = clock;
  }

  /** When the policy comes up for review. */
  public Date reviewAt(DelegateExecution execution) {
    return Date.from(reviews.get(ReviewVariables.review(execution)).dueAt());
  }

  /** By when it has to be decided, in Ad Policy's working time. */
  public Date decideBy(DelegateExecution execution) {
    return Date.from(teams.workingTime(Teams.POLICY_TEAM).add(clock.instant(), TO_DECIDE));
  }
}
