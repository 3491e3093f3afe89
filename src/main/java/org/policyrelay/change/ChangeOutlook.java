package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.HandoffState;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Sha256;
import org.policyrelay.policy.ComparedWhereItApplies;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.ProposedEntries;
import org.policyrelay.policy.compare.Comparison;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.OverlayConflict;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a change would do, were it published as it stands. */
@Service
@Transactional(readOnly = true)
public class ChangeOutlook {

  private final PolicyRegistry registry;
  private final ProposedEntries proposedEntries;
  private final PolicyChanges changes;
  private final OverlayWork overlays;
  private final LeftBehind left;
  private final ComparedWhereItApplies compared;
  private final SinceApproval since;
  private final ReleaseDates dates;
  private final Settlement settlement;
  private final AgainstFormer former;
  private final HeldAgainstBase held;
  private final ChangeStandings standings;
  private final ChangeRows rows;
  private final ChangeDraftRows drafts;
  private final Handoffs handoffs;
  private final Clock clock;

  ChangeOutlook(
      PolicyRegistry registry,
      ProposedEntries proposedEntries,
      PolicyChanges changes,
      OverlayWork overlays,
      LeftBehind left,
      ComparedWhereItApplies compared,
      SinceApproval since,
      ReleaseDates dates,
      Settlement settlement,
      AgainstFormer former,
      HeldAgainstBase held,
      ChangeStandings standings,
      ChangeRows rows,
      ChangeDraftRows drafts,
      Handoffs handoffs,
      Clock clock) {
    this.registry = registry;
    this.proposedEntries = proposedEntries;
    this.changes = changes;
    this.overlays = overlays;
    this.left = left;
    this.compared = compared;
    this.since = since;
    this.dates = dates;
    this.settlement = settlement;
    this.former = former;
    this.held = held;
    this.standings = standings;
    this.rows = rows;
    this.drafts = drafts;
    this.handoffs = handoffs;
    this.clock = clock;
  }

  /**
   * What is different from the version in force, and once it is released itself from the one that
   * it takes the place of; empty for a change that has ended.
   */
  public Optional<Comparison> difference(PolicyChange change) {
    if (change.state() == ChangeState.ENFORCED || isReleased(change)) {
      return Optional.of(former.difference(change));
    }
    if (change.state().hasEnded()) {
      return Optional.empty();
    }
    try {
      return Optional.of(compared.compare(change.entry()));
    } catch (RefusedException versionTooLow) {
      // somebody published in between; the next comparison settles it
      return Optional.empty();
    }
  }

  private static boolean isReleased(PolicyChange change) {
    return !change.state().hasEnded() && !change.rollout().released().isEmpty();
  }

  /** Which way its rule moves, for a person. */
  public String moves(PolicyChange change, PolicyEntry entry, Comparison difference) {
    var asApproved =
        change.approval().isPresent()
            && publishedSinceApproval(change).isEmpty()
            && approvedAgainstWithdrawn(change).isEmpty();
    return HeldAgainstBase.moves(difference, doubts(change, entry), asApproved);
  }

  /** What no program could tell of an overlay beside its base. */
  public Doubts doubts(PolicyChange change, PolicyEntry entry) {
    return held.of(change, entry, basesOf(change, entry));
  }

  /** As {@link AgainstFormer#replaced}. */
  public Optional<PublishedVersion> replaced(PolicyChange change) {
    return former.replaced(change);
  }

  /**
   * What applies in some of its markets instead of that, with those markets: it is compared with
   * each. Once it is released, what applied then.
   */
  public Map<PublishedVersion, Set<Market>> replacedElsewhere(PolicyChange change) {
    var elsewhere = new LinkedHashMap<PublishedVersion, Set<Market>>();
    var all =
        former.version(change).isPresent()
            ? former.replacedElsewhere(change)
            : compared.others(change.entry());
    all.forEach((other, markets) -> other.ifPresent(one -> elsewhere.put(one, markets)));
    return elsewhere;
  }

  /**
   * The versions that it was approved against or beside, and that have been withdrawn since: what
   * it changes is not what its approver was shown. Empty once it is released.
   */
  public List<String> approvedAgainstWithdrawn(PolicyChange change) {
    return since.withdrawn(change);
  }

  /** What others have published since it was approved, newest first; empty once it is released. */
  public List<PublishedVersion> publishedSinceApproval(PolicyChange change) {
    return since.published(change);
  }

  /** Why it cannot be released as it was approved, after others have published; else empty. */
  public Optional<String> outgrown(PolicyChange change) {
    return since.outgrown(change);
  }

  /** The number that it gets, were it released now; its own once it is. */
  public Optional<String> versionToBe(PolicyChange change) {
    return since.versionToBe(change);
  }

  /**
   * The change because of which it was proposed, if that has come to nothing since. Empty once it
   * is released or has ended.
   */
  public Optional<PolicyChange> reasonGone(PolicyChange change) {
    return Optional.ofNullable(change.request().origin().ref())
        .flatMap(rows::find)
        .filter(reason -> ReasonGone.isGone(change, reason));
  }

  /** Whether what it was prepared to settle is settled without it. */
  public boolean isSettledWithout(PolicyChange change) {
    return settlement.isSettledWithout(change);
  }

  /**
   * The versions of its base that an overlay is or will be read with in its market, in order, and
   * until it is released itself what of its base is drafted; empty for a change of any other
   * policy.
   */
  public List<PublishedVersion> basesOf(PolicyChange change, PolicyEntry overlay) {
    if (standings.isOver(change)) {
      return List.of();
    }
    var now = clock.instant();
    var from =
        Stream.concat(
                change.effectiveAt().stream(),
                Stream.ofNullable(change.request().requestedEffectiveAt()))
            .findFirst()
            .filter(now::isBefore)
            .orElse(null);
    // who approves what is drafted now is shown what is public of the overlay
    var drafted =
        change.rollout().released().isEmpty()
            ? changes.draftedBases(overlay)
            : List.<PolicyEntry>of();
    return proposedEntries.basesOf(overlay, from, drafted);
  }

  /**
   * What is in front of who approves it beside its own text: of an overlay the versions of its
   * base, of any other policy the overlays that it will be read with.
   */
  public List<PublishedVersion> readWith(PolicyChange change) {
    var entry = change.entry();
    return entry.overlayOf().isPresent() ? basesOf(change, entry) : overlaysOn(change);
  }

  /**
   * Hash of what is in front of who approves it: its own content, what that is compared with, and
   * what it will be read with; of its content alone where there is nothing else.
   */
  public String approvable(PolicyChange change) {
    var own = change.entry().contentHash();
    var others =
        Stream.of(
                replaced(change).stream(),
                replacedElsewhere(change).keySet().stream(),
                readWith(change).stream(),
                left(change).stream())
            .flatMap(some -> some.map(one -> one.entry().contentHash()))
            .toList();
    return others.isEmpty() ? own : Sha256.of(own + " " + String.join(" ", others));
  }

  /**
   * The overlays on it that it would leave without a base, or has; empty once the change has ended.
   */
  public List<PublishedVersion> left(PolicyChange change) {
    return isOver(change) ? List.of() : left.overlays(change);
  }

  /** Why an overlay would be refused beside its base as that reads by now; empty for nothing. */
  public List<FieldError> refusedByNow(PolicyChange change) {
    return change.rollout().released().isEmpty() && !change.state().hasEnded()
        ? proposedEntries.overlayFaults(change.entry(), changes.draftedBases(change.entry()))
        : List.of();
  }

  /** The overlays that a base will be read with; empty once the change has ended. */
  public List<PublishedVersion> overlaysOn(PolicyChange change) {
    return isOver(change) ? List.of() : overlays.met(change);
  }

  private boolean isOver(PolicyChange change) {
    return change.state().hasEnded() || standings.isOver(change);
  }

  /** From when it would apply in the markets that are not released yet, were they released now. */
  public Map<Market, Instant> wouldApply(PolicyChange change) {
    return dates.datesOf(change, change.marketsLeft(), clock.instant());
  }

  /** What its timelines say that this would not keep, by their places. */
  public List<FieldError> brokenTimelines(PolicyChange change) {
    return dates.brokenTimelines(change.entry(), wouldApply(change));
  }

  /** From when it applies in the markets that it is published for; empty before. */
  public Map<Market, Instant> releasedFrom(PolicyChange change) {
    var now = clock.instant();
    var from = new TreeMap<Market, Instant>();
    if (change.rollout().released().isEmpty()) {
      return from;
    }
    registry.history(change.policyId()).stream()
        .filter(version -> version.change().equals(change.key()) && version.restores() == null)
        .flatMap(version -> version.releases().stream())
        .filter(release -> release.isKnown(now))
        .forEach(release -> from.putIfAbsent(release.market(), release.effectiveFrom()));
    return from;
  }

  /** The text as it was at an instant, as somebody has seen it then who sees it again now. */
  public Optional<PolicyEntry> draftAt(PolicyChange change, Instant seen) {
    return drafts.of(change.key()).stream()
        .filter(draft -> !draft.draftedAt().isAfter(seen))
        .reduce((earlier, later) -> later)
        .map(ChangeDraft::entry);
  }

  /** Which of its texts each of its handoffs was about. */
  public ReviewRounds rounds(PolicyChange change) {
    return new ReviewRounds(change, drafts.of(change.key()), handoffs.of(change.key()));
  }

  /**
   * Whether a team has given back a part that it was to make ready, and nobody has made it since.
   */
  public boolean cameBack(PolicyChange change) {
    return change.impact().readinessParts().stream()
        .flatMap(part -> handoffs.latest(change.key(), part.code(), part.team()).stream())
        .map(Handoff::state)
        .anyMatch(state -> state == HandoffState.RETURNED || state == HandoffState.HANDED_BACK);
  }

  /**
   * The overlays that are in its way where it is not released yet, one sentence each; none is in
   * the way of an emergency.
   */
  public List<String> looserOverlays(PolicyChange change) {
    if (change.endedAt().isPresent() || change.emergency()) {
      return List.of();
    }
    return overlays.conflictsOf(change, change.marketsLeft()).stream()
        .map(OverlayConflict::describe)
        .toList();
  }

  /**
   * The markets that it leaves without a policy, were it released now, or since it is; empty once
   * the change has ended.
   */
  public List<LeftWithout> leftWithout(PolicyChange change) {
    return change.endedAt().isPresent() ? List.of() : left.markets(change);
  }
}
