package org.policyrelay.review.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.policyrelay.kernel.CodesOf;
import org.policyrelay.review.PolicyReview;
import org.policyrelay.review.Reviews;
import org.policyrelay.team.Roles;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** When each policy comes up for review; for Ad Policy and administrators. */
@RestController
@RequestMapping(path = "/api/policy-reviews", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Policy reviews")
class ReviewApi {

  private final Reviews reviews;
  private final Roles roles;
  private final Clock clock;

  ReviewApi(Reviews reviews, Roles roles, Clock clock) {
    this.reviews = reviews;
    this.roles = roles;
    this.clock = clock;
  }

  /**
   * @param overdue whether its day has come
   */
  record ReviewView(
      String key,
      String policyId,
      @CodesOf(PolicyReview.State.class) String state,
      Instant dueAt,
      boolean overdue) {}

  @Operation(
      operationId = "listPolicyReviews",
      summary = "Every policy's next review, the most urgent first")
  @GetMapping
  List<ReviewView> underWay(Principal caller) {
    roles.requirePolicyTeam(caller, "Reviews");
    var now = clock.instant();
    return reviews.underWay().stream()
        .map(
            review ->
                new ReviewView(
                    review.key(),
                    review.policyId(),
                    review.state().code(),
                    review.dueAt(),
                    review.dueAt().isBefore(now)))
        .toList();
  }
}
