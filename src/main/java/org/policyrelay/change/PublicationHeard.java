package org.policyrelay.change;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.policy.PoliciesImported;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.publishing.PolicyVersionPublished;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Notes on a change that its version is public, and in the registry where reviewers are trained for
 * it; what it leaves to settle is handed on, such as an emergency beside what markets have added.
 * Not every publication comes from a change, and what an import leaves is handed on as well.
 */
@Component
class PublicationHeard {

  private final ChangeRows rows;
  private final Readiness readiness;
  private final PolicyPublisher publisher;
  private final OverlayWork overlays;
  private final OverlaysWithoutBase silent;
  private final LeftToSettle left;
  private final SettledSince since;

  PublicationHeard(
      ChangeRows rows,
      Readiness readiness,
      PolicyPublisher publisher,
      OverlayWork overlays,
      OverlaysWithoutBase silent,
      LeftToSettle left,
      SettledSince since) {
    this.rows = rows;
    this.readiness = readiness;
    this.publisher = publisher;
    this.overlays = overlays;
    this.silent = silent;
    this.left = left;
    this.since = since;
  }

  @EventListener
  void published(PolicyVersionPublished event) {
    rows.find(event.origin()).ifPresent(change -> published(change, event));
    since.look(event.policyId());
  }

  @EventListener
  void imported(PoliciesImported event) {
    left.tell(event, left.untold(event.withoutBase()).toList());
    event.policies().forEach(since::look);
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
    var things =
        Stream.concat(
            overlays.settlePublished(change).stream().map(left::of),
            left.untold(silent.besides(change)));
    left.tell(change, "the publication of " + change.key(), things.toList());
  }
}
