package org.policyrelay.policy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PolicyEntry;

/**
 * A version that becomes public.
 *
 * @param change key of the work that it comes from
 * @param approvedHash the content hash that was approved
 * @param corrects the version of which it corrects the wording, absent for one of its own: it falls
 *     with it
 * @param waitsForNobody whether it is an emergency: what markets have added to the policy stands
 *     beside it, unsettled, and keeps it back nowhere
 */
public record PublishOrder(
    PolicyEntry entry,
    String version,
    String change,
    String approvedHash,
    List<MarketRelease> releases,
    Instant publishedAt,
    @Nullable String corrects,
    boolean waitsForNobody) {

  /** A version of its own. */
  public PublishOrder(
      PolicyEntry entry,
      String version,
      String change,
      String approvedHash,
      List<MarketRelease> releases,
      Instant publishedAt) {
    this(entry, version, change, approvedHash, releases, publishedAt, null, false);
  }

  /** From when it applies, by market. */
  Map<Market, Instant> from() {
    var from = new LinkedHashMap<Market, Instant>();
    releases.forEach(one -> from.put(one.market(), one.effectiveFrom()));
    return from;
  }

  /** From when it applies in a market. */
  public record MarketRelease(Market market, Instant effectiveFrom) {}
}
