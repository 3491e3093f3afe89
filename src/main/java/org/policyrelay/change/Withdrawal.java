package org.policyrelay.change;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.policyrelay.kernel.Moments;
import org.policyrelay.policy.Aftermath;
import org.policyrelay.policy.PolicyPublisher;
import org.policyrelay.policy.entry.PublishedVersion;
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
  private final OverlaysWithoutBase silent;
  private final LeftToSettle left;
  private final ReasonGone reasonGone;
  private final SettledSince since;

  /**
   * What nobody will have approved beside one another.
   *
   * @param pair by the numbers that readers will see
   * @param from when readers have both
   */
  public record Unsettled(Pair pair, Instant from) {

    /**
     * @param other the one that is there already, or is announced
     * @param back when the one comes back that it meets
     */
    static Unsettled of(Pair pair, PublishedVersion other, Instant back) {
      var market = pair.overlay().entry().markets().get(0);
      return new Unsettled(pair, other.effectiveFrom(market).filter(back::isBefore).orElse(back));
    }

    Unsettled earlier(Unsettled other) {
      return other.from.isBefore(from) ? other : this;
    }
  }

  /**
   * An overlay that nobody will read, for want of its base.
   *
   * @param from since when
   */
  public record Unread(String policyId, String version, Instant from) {}

  Withdrawal(
      PolicyChanges changes,
      PolicyPublisher publisher,
      OverlayWork overlays,
      OverlaysWithoutBase silent,
      LeftToSettle left,
      ReasonGone reasonGone,
      SettledSince since) {
    this.changes = changes;
    this.publisher = publisher;
    this.overlays = overlays;
    this.silent = silent;
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
  public List<Unsettled> unsettled(PolicyChange change) {
    return overlays.unsettledAfter(aftermath(change));
  }

  /** The overlays that would have no base any more. */
  @Transactional(readOnly = true)
  public List<Unread> withoutBase(PolicyChange change) {
    return silent.after(aftermath(change));
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

  /**
   * Something that a withdrawal has left to settle.
   *
   * @param words one sentence, without its end
   * @param place what to call where it is settled
   * @param path of that, inside the application
   */
  public record Left(String words, String place, String path) {

    private static Left of(LeftToSettle.Thing thing) {
      var first = thing.links().get(0);
      return new Left(thing.words(), first.name(), first.path());
    }
  }

  /**
   * What it has left to settle and nobody has settled since.
   *
   * @param zone of who reads it
   */
  @Transactional(readOnly = true)
  public List<Left> left(PolicyChange withdrawn, ZoneId zone) {
    var overlaysLeft =
        overlays.unsettledStill(withdrawn).stream()
            .filter(one -> left.isLeftBy(withdrawn, one.name()))
            .toList();
    var prepared =
        overlaysLeft.stream()
            .flatMap(one -> Stream.ofNullable(one.prepared()))
            .map(UnsettledOverlay.Prepared::key)
            .toList();
    return Stream.of(
            becauseOf(withdrawn).stream()
                .filter(one -> !prepared.contains(one.key()))
                .map(LeftToSettle.Thing::withoutReason),
            overlaysLeft.stream()
                .map(
                    one ->
                        LeftToSettle.Thing.of(
                            one, at -> Moments.text(at, zone, Moments.DAY_AND_TIME))),
            silent.besides(withdrawn).stream()
                .map(LeftToSettle.Thing::withoutBase)
                .filter(one -> left.isLeftBy(withdrawn, one.words())))
        .flatMap(things -> things)
        .map(Left::of)
        .toList();
  }

  /** Tells policy managers what is left to settle, and proposes what can be. */
  void settle(PolicyChange withdrawn) {
    var things = new ArrayList<LeftToSettle.Thing>();
    becauseOf(withdrawn).forEach(one -> things.add(LeftToSettle.Thing.withoutReason(one)));
    // what was never public leaves nothing behind for readers
    if (!withdrawn.rollout().released().isEmpty()) {
      overlays.settle(withdrawn).forEach(one -> things.add(left.of(one)));
      left.untold(silent.besides(withdrawn)).forEach(things::add);
    }
    left.tell(withdrawn, "the withdrawal of " + withdrawn.key(), things);
    since.look(withdrawn.policyId());
  }
}
