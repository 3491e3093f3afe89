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
  private final ReasonGone reasonGone;
  private final SettledSince since;

  Withdrawal(
      PolicyChanges changes,
      PolicyPublisher publisher,
      OverlayWork overlays,
      LeftToSettle left,
      ReasonGone reasonGone,
      SettledSince since) {
    this.changes = changes;
    this.publisher = publisher;
    this.overlays = overlays;
    this.left = left;
    this.reasonGone = reasonGone;
    this.since = since;
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

  /** Whether one of those was prepared by the relay and touched by nobody: it is withdrawn, too. */
  @Transactional(readOnly = true)
  public boolean goesWithIt(PolicyChange prepared) {
    return reasonGone.isUntouched(prepared) && prepared.rollout().released().isEmpty();
  }

  /** Tells policy managers what is left to settle, and proposes what can be. */
  void settle(PolicyChange withdrawn) {
    var things = new ArrayList<LeftToSettle.Thing>();
    becauseOf(withdrawn).forEach(one -> things.add(LeftToSettle.Thing.withoutReason(one)));
    overlays.settle(withdrawn).forEach(one -> things.add(LeftToSettle.Thing.of(one)));
    left.untold(overlays.withoutBase(withdrawn)).forEach(things::add);
    left.tell(withdrawn, "the withdrawal of " + withdrawn.key(), things);
    since.look(withdrawn.policyId());
  }
}
