package org.policyrelay.policy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version as the registry has it.
 *
 * @param entry the content, with its version
 */
public record PublishedVersion(
    PolicyEntry entry, String version, String change, Instant publishedAt, List<Release> releases) {

  /**
   * From when the version applies in a market.
   *
   * @param market ISO country code, or {@code *} for everywhere
   * @param rolledBackAt when it was taken back, absent while it counts
   */
  public record Release(
      String market, Instant effectiveFrom, Instant publishedAt, @Nullable Instant rolledBackAt) {

    /** Whether it counted at an instant, as it was known at another. */
    boolean counts(Instant asOf, Instant knownAt) {
      return !effectiveFrom.isAfter(asOf) && isKnown(knownAt);
    }

    boolean isKnown(Instant knownAt) {
      return !publishedAt.isAfter(knownAt)
          && (rolledBackAt == null || rolledBackAt.isAfter(knownAt));
    }

    boolean covers(@Nullable String wanted) {
      return wanted == null || market.equals("*") || market.equals(wanted);
    }
  }

  /** Where it stands at an instant: scheduled, in effect in some market, or rolled back. */
  public String state(Instant now) {
    if (releases.stream().noneMatch(release -> release.isKnown(now))) {
      return "rolled-back";
    }
    return releases.stream().anyMatch(release -> release.counts(now, now))
        ? "in-effect"
        : "scheduled";
  }
}
