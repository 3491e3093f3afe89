package org.policyrelay.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyrelay.audit.Audit;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.notification.Audience;
import org.policyrelay.notification.Notice;
import org.policyrelay.notification.Notices;
import org.policyrelay.policy.Aftermath;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.overlay.Pair;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a withdrawal leaves for others to settle: said before it, and handed on after it. */
@Service
@Transactional
public class Withdrawal {

  private final PolicyChanges changes;
  private final PolicyPublisher publisher;
  private final OverlayWork overlays;
  private final Notices notices;
  private final Audit audit;

  Withdrawal(
      PolicyChanges changes,
      PolicyPublisher publisher,
      OverlayWork overlays,
      Notices notices,
      Audit audit) {
    this.changes = changes;
    this.publisher = publisher;
    this.overlays = overlays;
    this.notices = notices;
    this.audit = audit;
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
    var left = new ArrayList<String>();
    becauseOf(withdrawn)
        .forEach(
            one ->
                left.add(
                    "%s was proposed because of it, and its reason is gone: withdraw it, or let it go on for its own sake"
                        .formatted(one.key())));
    overlays.settle(withdrawn).forEach(one -> left.add(one.describe()));
    if (left.isEmpty()) {
      return;
    }
    audit.record(
        withdrawn.key(),
        "left-to-settle",
        Audit.SYSTEM,
        TextKind.NOTE.cut(String.join("; ", left)));
    notices.tell(
        new Notice(
            withdrawn.key() + "/left-to-settle",
            withdrawn.emergency() ? Notice.Urgency.URGENT : Notice.Urgency.NORMAL,
            "To settle after the withdrawal of " + withdrawn.key(),
            left.stream().map(one -> "- " + one).collect(Collectors.joining("\n")),
            "/changes/" + withdrawn.key(),
            null),
        new Audience(Set.of(), Set.of(Teams.POLICY_MANAGERS)));
  }
}
