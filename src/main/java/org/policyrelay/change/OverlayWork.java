package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.change.Withdrawal.Unsettled;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.policy.Aftermath;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.ProposedEntries;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.Family;
import org.policyrelay.policy.overlay.OverlayConflict;
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
  private final ProposedEntries proposedEntries;
  private final PolicyChanges changes;
  private final ProposalCheck check;
  private final ChangeRows rows;
  private final ReleaseDates dates;
  private final FittingOverlay fitting;
  private final Settlement settlement;
  private final Holders holders;
  private final Clock clock;

  OverlayWork(
      PolicyRegistry registry,
      ProposedEntries proposedEntries,
      PolicyChanges changes,
      ProposalCheck check,
      ChangeRows rows,
      ReleaseDates dates,
      FittingOverlay fitting,
      Settlement settlement,
      Holders holders,
      Clock clock) {
    this.registry = registry;
    this.proposedEntries = proposedEntries;
    this.changes = changes;
    this.check = check;
    this.rows = rows;
    this.dates = dates;
    this.fitting = fitting;
    this.settlement = settlement;
    this.holders = holders;
    this.clock = clock;
  }

  /**
   * Those that would be looser when the change takes effect in the markets, were it released now.
   * An overlay whose next text goes with it is held against it by that text.
   */
  List<OverlayConflict> conflictsOf(PolicyChange change, Set<Market> markets) {
    var conflicts =
        proposedEntries.conflictsOf(
            change.entry(), called(change), dates.datesOf(change, markets, clock.instant()));
    if (conflicts.isEmpty()) {
      return conflicts;
    }
    var replaced = holders.policiesBeside(change);
    return conflicts.stream().filter(one -> !replaced.contains(one.overlay())).toList();
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
        : proposedEntries.overlaysMet(
            change.entry(), dates.datesOf(change, change.markets(), clock.instant()));
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
        .map(all -> UnsettledOverlay.inTheWay(all, propose(all.get(0).overlay(), all, need)))
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
        .map(pair -> UnsettledOverlay.of(pair, List.of(), preparedFor(pair, cause)))
        .toList();
  }

  private UnsettledOverlay.@Nullable Prepared preparedFor(Pair pair, PolicyChange cause) {
    var overlay = pair.overlay().entry().policyId();
    return proposedFor(overlay, cause.key())
        .or(() -> preparedOf(overlay).findFirst())
        .map(this::asPrepared)
        .orElse(null);
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
    return familyOf(cause).unsettled(now, now).stream();
  }

  private Family familyOf(PolicyChange change) {
    var entry = change.entry();
    return registry.family(entry.overlayOf().orElse(entry.policyId()));
  }

  private UnsettledOverlay settle(Pair pair, PolicyChange cause) {
    var conflicts = OverlayConflict.of(pair.base(), pair.overlay()).stream().toList();
    var overlay = pair.overlay().entry().policyId();
    var need = new Need(pair.base().entry(), cause.key(), pair.told(), null);
    return UnsettledOverlay.of(pair, conflicts, propose(overlay, conflicts, need));
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
        ? proposedEntries.basesOf(back.entry(), after.from(), List.of()).stream()
            .map(of -> Unsettled.of(new Pair(of, back), of, after.from()))
        : proposedEntries.overlaysMet(back.entry(), Map.of(after.market(), after.from())).stream()
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
   * @param overlay its id
   * @param looser what of it looks looser, nothing where it is only not settled
   * @return what is proposed, also if it was before; null where a person has to write it
   */
  private UnsettledOverlay.@Nullable Prepared propose(
      String overlay, List<OverlayConflict> looser, Need need) {
    var faults = looser.stream().limit(1).flatMap(one -> one.faults().stream()).toList();
    return proposedFor(overlay, need.change())
        .or(
            () ->
                fitting
                    .of(overlay, faults, need.base())
                    // one that would be refused for words of its own would stop what asks for it
                    .filter(
                        draft ->
                            proposedEntries
                                .overlayFaults(draft, check.draftedBases(draft))
                                .isEmpty())
                    .map(draft -> prepared(draft).orElseGet(() -> propose(draft, looser, need))))
        .map(this::asPrepared)
        .orElse(null);
  }

  private UnsettledOverlay.Prepared asPrepared(PolicyChange change) {
    return UnsettledOverlay.Prepared.of(change, settlement.changesNothing(change));
  }

  /** One that is released already has settled nothing: it is what has to be settled. */
  private Optional<PolicyChange> proposedFor(String overlay, String because) {
    return rows.openBecauseOf(because).stream()
        .filter(change -> change.policyId().equals(overlay))
        .filter(change -> change.rollout().released().isEmpty())
        .findFirst();
  }

  /** The same text because of something else, which settles this as well. */
  private Optional<PolicyChange> prepared(PolicyEntry draft) {
    return preparedOf(draft.policyId()).filter(change -> change.entry().equals(draft)).findFirst();
  }

  private Stream<PolicyChange> preparedOf(String overlay) {
    return rows.openOf(overlay).stream()
        .filter(change -> change.isPrepared() && change.rollout().released().isEmpty());
  }

  private PolicyChange propose(PolicyEntry draft, List<OverlayConflict> looser, Need need) {
    var asItStands =
        looser.isEmpty() ? "" : " As it stands, it would be looser: " + looser.get(0).describe();
    var key =
        changes.propose(
            new Proposal(
                draft,
                "Fit %s to %s".formatted(draft.policyId(), need.change()),
                TextKind.NOTE.cut(need.because() + "." + asItStands),
                Proposal.Origin.ofOverlay(need.change()),
                need.requestedAt(),
                false),
            Audit.SYSTEM);
    return changes.get(key);
  }
}
