package org.policyrelay.change;

import java.util.ArrayList;
import java.util.List;
import org.policyrelay.policy.Aftermath;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.overlay.Pair;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a withdrawal leaves for others to settle: said before it, and handed on after it. */
@Service
@Transactional
public class Withdrawal {

  private final PolicyChanges changes;
  private final PolicyPublisher publisher;
  private final OverlayWork overlays;
  private final LeftToSettle left;

  Withdrawal(
      PolicyChanges changes, PolicyPublisher publisher, OverlayWork overlays, LeftToSettle left) {
    this.changes = changes;
    this.publisher = publisher;
    this.overlays = overlays;
    this.left = left;
  }

  /** What readers would find instead, market by market, were it withdrawn now. */
  @Transactional(readOnly = true)
  public List<Aftermath> aftermath(PolicyChange change) {
    return publisher.aftermath(change.key());
  }

  /** The overlays that nobody has approved beside what comes back: readers will have both. */
  @Transactional(readOnly = true)
  public List<Pair> unsettled(PolicyChange change) {
    return overlays.unsettledAfter(aftermath(change));
  }

  /** The changes under way that were proposed because of it, and stand for themselves then. */
  @Transactional(readOnly = true)
  public List<PolicyChange> becauseOf(PolicyChange change) {
    return changes.openBecauseOf(change.key());
  }

  /** Tells policy managers what is left to settle, and proposes what can be. */
  void settle(PolicyChange withdrawn) {
    var things = new ArrayList<LeftToSettle.Thing>();
    becauseOf(withdrawn).forEach(one -> things.add(withoutReason(one)));
    overlays.settle(withdrawn).forEach(one -> things.add(LeftToSettle.Thing.of(one)));
    left.tell(withdrawn, "the withdrawal of " + withdrawn.key(), things);
  }

  private static LeftToSettle.Thing withoutReason(PolicyChange one) {
    var key = one.key();
    return new LeftToSettle.Thing(
        key,
        "%s was %s because of it, and its reason is gone: withdraw it, or let it %s for its own sake"
            .formatted(
                key,
                one.rollout().released().isEmpty() ? "proposed" : "proposed and released",
                one.rollout().released().isEmpty() ? "go on" : "stand"),
        List.of(new LeftToSettle.Link("The change", "/changes/" + key)));
  }
}
