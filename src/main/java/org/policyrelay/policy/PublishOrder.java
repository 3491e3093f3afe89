package org.policyrelay.policy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

  /** The same, for an emergency. */
  public PublishOrder waitingForNobody() {
    return new PublishOrder(
        entry, version, change, approvedHash, releases, publishedAt, corrects, true);
  }

  /** From when it applies, by market; {@code *} for everywhere. */
  Map<String, Instant> from() {
    var from = new LinkedHashMap<String, Instant>();
    releases.forEach(one -> from.put(one.market(), one.effectiveFrom()));
    return from;
  }

  /**
   * @param market ISO country code, or {@code *} for everywhere
   */
  public record MarketRelease(String market, Instant effectiveFrom) {}
}
