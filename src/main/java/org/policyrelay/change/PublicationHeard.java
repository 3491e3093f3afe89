package org.policyrelay.change;

import java.util.stream.Collectors;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.publishing.PolicyVersionPublished;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Notes on a change that its version is public, and in the registry where reviewers are trained for
 * it. Not every publication comes from a change.
 */
@Component
class PublicationHeard {

  private final ChangeRows rows;
  private final Readiness readiness;
  private final PolicyPublisher publisher;

  PublicationHeard(ChangeRows rows, Readiness readiness, PolicyPublisher publisher) {
    this.rows = rows;
    this.readiness = readiness;
    this.publisher = publisher;
  }

  @EventListener
  void published(PolicyVersionPublished event) {
    rows.find(event.origin()).ifPresent(change -> published(change, event));
  }

  private void published(PolicyChange change, PolicyVersionPublished event) {
    change.published(event.version());
    rows.update(change);
    var trained =
        change.rollout().released().stream()
            .filter(market -> readiness.trained(change, market))
            .collect(Collectors.toSet());
    if (!trained.isEmpty()) {
      publisher.trained(event.policyId(), event.version(), trained, change.key());
    }
  }
}
