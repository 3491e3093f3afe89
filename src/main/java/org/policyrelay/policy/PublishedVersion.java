package org.policyrelay.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    public boolean counts(Instant asOf, Instant knownAt) {
      return !effectiveFrom.isAfter(asOf) && isKnown(knownAt);
    }

    /** Whether it was published and not yet taken back. */
    public boolean isKnown(Instant knownAt) {
      return !publishedAt.isAfter(knownAt)
          && (rolledBackAt == null || rolledBackAt.isAfter(knownAt));
    }

    /** Whether it holds in the market, by name or because it holds everywhere. */
    public boolean covers(@Nullable String wanted) {
      return wanted == null || market.equals("*") || market.equals(wanted);
    }
  }

  /** Where it stands at an instant: scheduled, in effect in some market, or rolled back. */
  public String state(Instant now) {
    return state(null, now, now);
  }

  /**
   * Where it stands.
   *
   * @param market ISO country code, null = in any market
   * @param asOf at which instant
   * @param knownAt as it was known when
   * @return {@code in-effect}, {@code scheduled}, or {@code rolled-back}; {@code not-released} for
   *     a market in which it never was to apply
   */
  public String state(@Nullable String market, Instant asOf, Instant knownAt) {
    var here = releases.stream().filter(release -> release.covers(market)).toList();
    if (here.isEmpty()) {
      return "not-released";
    }
    if (here.stream().noneMatch(release -> release.isKnown(knownAt))) {
      return "rolled-back";
    }
    return here.stream().anyMatch(release -> release.counts(asOf, knownAt))
        ? "in-effect"
        : "scheduled";
  }

  /** From when it applies in the market, the earliest where several releases cover it. */
  public Optional<Instant> effectiveFrom(@Nullable String market) {
    return releases.stream()
        .filter(release -> release.covers(market))
        .map(Release::effectiveFrom)
        .min(Comparator.naturalOrder());
  }
}
