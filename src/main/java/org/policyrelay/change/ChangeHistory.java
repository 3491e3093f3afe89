package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.HandoffState;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What has come of a change so far: its texts, who was asked about which, and since when what of it
 * is public.
 */
@Service
@Transactional(readOnly = true)
public class ChangeHistory {

  private final PolicyRegistry registry;
  private final ChangeDraftRows drafts;
  private final Handoffs handoffs;
  private final Clock clock;

  ChangeHistory(PolicyRegistry registry, ChangeDraftRows drafts, Handoffs handoffs, Clock clock) {
    this.registry = registry;
    this.drafts = drafts;
    this.handoffs = handoffs;
    this.clock = clock;
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
}
