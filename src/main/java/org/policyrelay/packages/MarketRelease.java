package org.policyrelay.packages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;

/**
 * That a package was released in a market.
 *
 * @param from when all of it applies there
 * @param announcedAt absent until everybody was told
 */
public record MarketRelease(
    Market market, Instant from, String by, Instant at, @Nullable Instant announcedAt) {

  MarketRelease announced(Instant told) {
    return announcedAt != null ? this : new MarketRelease(market, from, by, at, told);
  }
}
