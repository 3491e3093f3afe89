package org.policyrelay.change;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.Comparison;
import org.policyrelay.policy.OverlayConflict;
import org.policyrelay.policy.PolicyRegistry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a change would do, were it published as it stands. */
@Service
@Transactional(readOnly = true)
public class ChangeOutlook {

  private final PolicyRegistry registry;
  private final PolicyChanges changes;
  private final OverlayWork overlays;

  ChangeOutlook(PolicyRegistry registry, PolicyChanges changes, OverlayWork overlays) {
    this.registry = registry;
    this.changes = changes;
    this.overlays = overlays;
  }

  /** What is different from the version in force; empty once it has been released. */
  public Optional<Comparison> difference(PolicyChange change) {
    if (!change.releasedMarkets().isEmpty() || change.endedAt().isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(registry.compare(changes.entryOf(change)));
    } catch (RefusedException versionTooLow) {
      // somebody published in between; the next comparison settles it
      return Optional.empty();
    }
  }

  /** The overlays that are in its way, one sentence each. */
  public List<String> looserOverlays(PolicyChange change) {
    if (change.endedAt().isPresent()) {
      return List.of();
    }
    var jurisdictions = changes.entryOf(change).jurisdictions();
    var markets = new LinkedHashSet<>(jurisdictions.isEmpty() ? List.of("*") : jurisdictions);
    return overlays.conflictsOf(change, markets).stream().map(OverlayConflict::describe).toList();
  }
}
