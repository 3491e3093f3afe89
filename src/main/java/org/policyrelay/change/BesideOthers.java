package org.policyrelay.change;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.policy.ProposedEntries;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.OverlayConflict;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a change will be read with, were it published as it stands, and what of that is in its way.
 */
@Service
@Transactional(readOnly = true)
public class BesideOthers {

  private final ProposedEntries proposedEntries;
  private final ProposalCheck check;
  private final OverlayWork overlays;
  private final LeftBehind left;
  private final ChangeStandings standings;
  private final Clock clock;

  BesideOthers(
      ProposedEntries proposedEntries,
      ProposalCheck check,
      OverlayWork overlays,
      LeftBehind left,
      ChangeStandings standings,
      Clock clock) {
    this.proposedEntries = proposedEntries;
    this.check = check;
    this.overlays = overlays;
    this.left = left;
    this.standings = standings;
    this.clock = clock;
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
            ? check.draftedBases(overlay)
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

  /** The overlays that a base will be read with; empty once the change has ended. */
  public List<PublishedVersion> overlaysOn(PolicyChange change) {
    return isOver(change) ? List.of() : overlays.met(change);
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
        ? proposedEntries.overlayFaults(change.entry(), check.draftedBases(change.entry()))
        : List.of();
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

  private boolean isOver(PolicyChange change) {
    return change.state().hasEnded() || standings.isOver(change);
  }
}
