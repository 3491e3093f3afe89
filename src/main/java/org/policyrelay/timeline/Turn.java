package org.policyrelay.timeline;

import java.time.Instant;
import java.util.Comparator;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.content.Milestone.Step;
import org.policyrelay.policy.entry.content.Places;

/**
 * A step that a version comes to in a place.
 *
 * @param place a market or a part of one, or {@code *} for all others of a version that holds
 *     everywhere
 * @param stated when, as the entry says it: the name of the step for every version that says so
 * @param due when it comes: not before the version applies there, if it binds anybody
 */
record Turn(String place, Step step, Instant stated, Instant due) {

  static final Comparator<Turn> IN_ORDER =
      Comparator.comparing(Turn::due).thenComparing(Turn::place).thenComparing(Turn::step);

  /** The market that decides whether the version stands there. */
  Market market() {
    return new Market(Places.country(place));
  }
}
