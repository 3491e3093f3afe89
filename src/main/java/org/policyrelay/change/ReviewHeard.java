package org.policyrelay.change;

import org.policyrelay.kernel.TextKind;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.review.ReviewAskedForChange;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Begins the change that a review has asked for, with the text as it is to start from. */
@Component
class ReviewHeard {

  private final PolicyChanges changes;
  private final PolicyRegistry registry;

  ReviewHeard(PolicyChanges changes, PolicyRegistry registry) {
    this.changes = changes;
    this.registry = registry;
  }

  @EventListener
  void asked(ReviewAskedForChange event) {
    registry
        .newest(event.policyId())
        .ifPresent(
            entry ->
                changes.propose(
                    new Proposal(
                        entry.without("version"),
                        TextKind.SUMMARY.cut("Revise " + entry.name() + " after its review"),
                        event.note(),
                        new Proposal.Origin("review", event.key()),
                        null,
                        false),
                    event.by()));
  }
}
