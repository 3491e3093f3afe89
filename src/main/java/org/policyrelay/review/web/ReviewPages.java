package org.policyrelay.review.web;

import java.security.Principal;
import org.policyrelay.engine.TaskLinks;
import org.policyrelay.review.Reviews;
import org.policyrelay.team.Roles;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where the link of a notice about a review leads. */
@Controller
class ReviewPages {

  private final Reviews reviews;
  private final TaskLinks tasks;
  private final Roles roles;

  ReviewPages(Reviews reviews, TaskLinks tasks, Roles roles) {
    this.reviews = reviews;
    this.tasks = tasks;
    this.roles = roles;
  }

  /** The caller's open task of it; without one, the policy that was reviewed. */
  @GetMapping("/reviews/{key}")
  String open(@PathVariable String key, Principal caller) {
    roles.requirePolicyTeam(caller, "Reviews");
    var review = reviews.get(key);
    return "redirect:" + tasks.toNewestOf(key).orElse("/policies/" + review.policyId());
  }
}
