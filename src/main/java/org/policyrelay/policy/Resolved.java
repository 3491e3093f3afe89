package org.policyrelay.policy;

import java.util.List;
import java.util.Optional;

/**
 * What applies of a policy in a market: the base, tightened by the market's overlays.
 *
 * @param base the version that applies
 * @param overlays those that tighten it there, in the order of their ids
 */
public record Resolved(PublishedVersion base, List<PublishedVersion> overlays) {

  /** The entry to act on: the base to the letter where nothing tightens it. */
  public PolicyEntry entry() {
    var entry = base.entry();
    for (var overlay : overlays) {
      entry = Overlays.merge(base.withEntry(entry), overlay.entry());
    }
    return entry;
  }

  /** What the policy says about its subject there, absent where it does not say. */
  public Optional<Stance> stance() {
    return entry().stance();
  }
}
