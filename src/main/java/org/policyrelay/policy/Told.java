package org.policyrelay.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;

/**
 * What was said of one version in one market.
 *
 * @param id in the order in which it was said
 * @param until the first instant at which it no longer applies, absent while nothing ends it
 * @param counts whether it is still said
 */
record Told(
    long id, String version, Market market, Instant from, @Nullable Instant until, boolean counts) {

  boolean hasEnded(Instant at) {
    return until != null && !until.isAfter(at);
  }

  boolean covers(Market wanted) {
    return market.covers(wanted);
  }

  boolean applies(Instant at) {
    return !from.isAfter(at) && !hasEnded(at);
  }

  Told until(@Nullable Instant other) {
    return new Told(id, version, market, from, other, counts);
  }
}
