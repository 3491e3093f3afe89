package org.policyrelay.policy;

import java.time.Instant;
import java.util.List;

/**
 * A version that becomes public.
 *
 * @param change key of the work that it comes from
 * @param approvedHash the content hash that was approved
 */
public record PublishOrder(
    PolicyEntry entry,
    String version,
    String change,
    String approvedHash,
    List<MarketRelease> releases,
    Instant publishedAt) {

  /**
   * @param market ISO country code, or {@code *} for everywhere
   */
  public record MarketRelease(String market, Instant effectiveFrom) {}
}
