package org.policyrelay.change;

import java.time.Instant;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;

/**
 * A market that a version names no more, so that no policy follows the one that it has.
 *
 * @param market ISO country code, or {@code *} for every market that is not named
 * @param from when what it has ends, at the last of the instants of the release
 */
public record LeftWithout(Market market, Instant from) {

  /** One sentence for a person, with the instant as they write it. */
  public String describe(String when) {
    return "leaves %s without a policy from %s"
        .formatted(
            market.isEverywhere() ? "every market that it does not name" : MarketNames.of(market),
            when);
  }
}
