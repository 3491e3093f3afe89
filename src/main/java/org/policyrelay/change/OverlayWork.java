package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.change.Withdrawal.Unsettled;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.policy.Aftermath;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.OverlayConflict;
import org.policyrelay.policy.overlay.OverlayTimes;
import org.policyrelay.policy.overlay.Pair;
import org.springframework.stereotype.Component;

/**
 * The overlays that a change leaves for somebody to settle. Those that plainly loosen what their
 * base is about to say become changes of their own, with a draft that fits, and the base does not
 * go live in the overlay's market before; unless it waits for nobody. So do those that come to meet
 * a version of their base beside which nobody has approved them.
 */
@Component
class OverlayWork {

  private final PolicyRegistry registry;
  private final PolicyChanges changes;
  private final ChangeRows rows;
  private final ReleaseDates dates;
  private final FittingOverlay fitting;
  private final Clock clock;

  OverlayWork(
      PolicyRegistry registry,
      PolicyChanges changes,
      ChangeRows rows,
      ReleaseDates dates,
      FittingOverlay fitting,
      Clock clock) {
    this.registry = registry;
    this.changes = changes;
    this.rows = rows;
    this.dates = dates;
    this.fitting = fitting;
    this.clock = clock;
  }

  /**
   * Those that would be looser when the change takes effect in the markets, were it released now.
   */
  List<OverlayConflict> conflictsOf(PolicyChange change, Set<Market> markets) {
    return registry.conflictsOf(
        change.entry(), called(change), dates.datesOf(change, markets, clock.instant()));
  }

  /** As it stays true: what it says of a draft is kept, and read when that is long published. */
  private static String called(PolicyChange base) {
    return base.targetVersion()
        .filter(version -> !base.rollout().released().isEmpty())
        .orElse("as %s proposes it".formatted(base.key()));
  }

  /** The overlays that a base will be read with; none for an overlay. */
  List<PublishedVersion> met(PolicyChange change) {
    return change.entry().overlayOf().isPresent()
        ? List.of()
        : registry.overlaysMet(
            change.entry(), dates.datesOf(change, change.markets(), clock.instant()));
  }

  /**
   * The overlays that apply now or will, and that the base names no market or channel of any more:
   * from its release on nobody reads them.
   */
  List<PublishedVersion> left(PolicyChange change) {
    if (change.entry().overlayOf().isPresent()) {
      return List.of();
    }
    var now = clock.instant();
    var met = met(change).stream().map(one -> one.entry().policyId()).toList();
    var family = registry.family(change.policyId());
    return family.overlays().stream()
        .map(versions -> versions.get(0).entry())
        .filter(entry -> !met.contains(entry.policyId()))
        .flatMap(
            entry ->
                family.from(entry.markets().get(0), null, now, now).stream()
                    .flatMap(span -> Stream.ofNullable(span.what()))
                    .flatMap(what -> what.overlays().stream())
                    .filter(one -> one.entry().policyId().equals(entry.policyId())))
        .distinct()
        .toList();
  }

  /**
   * Proposes for each overlay that is in the way a text that fits, unless somebody is at it
   * already, or has to write that text.
   *
   * @return those in the way, each with what is proposed for it
   */
  List<UnsettledOverlay> propose(PolicyChange change, Set<Market> markets) {
    var byVersion = new LinkedHashMap<String, List<OverlayConflict>>();
    for (var one : conflictsOf(change, markets)) {
      byVersion
          .computeIfAbsent(one.overlay() + " " + one.version(), key -> new ArrayList<>())
          .add(one);
    }
    var need =
        new Need(
            change.entry(),
            change.key(),
            "%s makes its base stricter".formatted(change.key()),
            change.request().requestedEffectiveAt());
    return byVersion.values().stream()
        .map(all -> UnsettledOverlay.inTheWay(all, propose(all, all.get(0), need)))
        .toList();
  }

  /**
   * Proposes what can be for each overlay of the family that nobody has approved beside the version
   * of its base that it is or will be read with: until that is settled readers have both under a
   * line that says so.
   *
   * @param cause because of which they meet
   */
  List<UnsettledOverlay> settle(PolicyChange cause) {
    return unsettled(cause).map(pair -> settle(pair, cause)).toList();
  }

  /** Those that are not settled still, each with what is prepared for it; nothing is proposed. */
  List<UnsettledOverlay> unsettledStill(PolicyChange cause) {
    return unsettled(cause)
        .map(
            pair ->
                UnsettledOverlay.of(
                    pair, List.of(), proposedFor(pair.overlay().entry().policyId(), cause.key())))
        .toList();
  }

  /** As to settle, those of which one was published by the cause, and has met the other by that. */
  List<UnsettledOverlay> settlePublished(PolicyChange cause) {
    return unsettled(cause)
        .filter(
            pair ->
                pair.base().change().equals(cause.key())
                    || pair.overlay().change().equals(cause.key()))
        .map(pair -> settle(pair, cause))
        .toList();
  }

  private Stream<Pair> unsettled(PolicyChange cause) {
    var now = clock.instant();
    var entry = cause.entry();
    return registry.family(entry.overlayOf().orElse(entry.policyId())).unsettled(now, now).stream();
  }

  private UnsettledOverlay settle(Pair pair, PolicyChange cause) {
    var overlay = pair.overlay().entry();
    var conflicts = OverlayTimes.conflict(pair.base(), pair.overlay()).stream().toList();
    var none =
        new OverlayConflict(
            overlay.policyId(), pair.overlay().version(), overlay.markets().get(0), List.of());
    var need = new Need(pair.base().entry(), cause.key(), pair.told(), null);
    return UnsettledOverlay.of(
        pair, conflicts, propose(conflicts, conflicts.isEmpty() ? none : conflicts.get(0), need));
  }

  /**
   * The overlays that nobody has approved beside what a withdrawal will bring back, be that a base
   * or a former version of an overlay itself: by the number that readers will see, each once.
   */
  List<Unsettled> unsettledAfter(List<Aftermath> aftermath) {
    var found = new LinkedHashMap<String, Unsettled>();
    for (var one : aftermath) {
      Stream.ofNullable(one.becomes())
          .flatMap(version -> registry.find(one.policyId(), version).stream())
          .map(back -> back.broughtBackAs(Objects.requireNonNullElse(one.readAs(), back.version())))
          .flatMap(back -> metBy(back, one))
          .filter(met -> !met.pair().isSettled())
          .forEach(met -> found.merge(met.pair().describe(), met, Unsettled::earlier));
    }
    return List.copyOf(found.values());
  }

  private Stream<Unsettled> metBy(PublishedVersion back, Aftermath after) {
    return back.entry().overlayOf().isPresent()
        ? registry.basesOf(back.entry(), after.from(), List.of()).stream()
            .map(of -> Unsettled.of(new Pair(of, back), of, after.from()))
        : registry.overlaysMet(back.entry(), Map.of(after.market(), after.from())).stream()
            .map(overlay -> Unsettled.of(new Pair(back, overlay), overlay, after.from()));
  }

  /**
   * Why overlays have to fit.
   *
   * @param base as it will read
   * @param change because of which
   */
  private record Need(
      PolicyEntry base, String change, String because, @Nullable Instant requestedAt) {}

  /**
   * @param looser what of it looks looser, nothing where it is only not settled
   * @param fitted what of it is taken out
   * @return the key of what is proposed, also if it was before; null where a person has to write it
   */
  private @Nullable String propose(
      List<OverlayConflict> looser, OverlayConflict fitted, Need need) {
    var before = proposedFor(fitted.overlay(), need.change());
    return before != null
        ? before
        : fitting
            .of(fitted, need.base())
            // one that would be refused for words of its own would stop what asks for it
            .filter(draft -> registry.overlayFaults(draft, changes.draftedBases(draft)).isEmpty())
            .map(draft -> propose(draft, looser, need))
            .orElse(null);
  }

  /** One that is released already has settled nothing: it is what has to be settled. */
  private @Nullable String proposedFor(String overlay, String because) {
    return rows.openBecauseOf(because).stream()
        .filter(change -> change.policyId().equals(overlay))
        .filter(change -> change.rollout().released().isEmpty())
        .map(PolicyChange::key)
        .findFirst()
        .orElse(null);
  }

  private String propose(PolicyEntry draft, List<OverlayConflict> looser, Need need) {
    var asItStands =
        looser.isEmpty() ? "" : " As it stands, it would be looser: " + looser.get(0).describe();
    return changes.propose(
        new Proposal(
            draft,
            "Fit %s to %s".formatted(draft.policyId(), need.change()),
            TextKind.NOTE.cut(need.because() + "." + asItStands),
            Proposal.Origin.ofOverlay(need.change()),
            need.requestedAt(),
            false),
        Audit.SYSTEM);
  }
}
