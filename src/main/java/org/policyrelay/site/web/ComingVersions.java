package org.policyrelay.site.web;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.policy.entry.VersionState;
import org.policyrelay.policy.overlay.VersionLife;

/** Versions that are announced, in the order in which they begin to apply. */
final class ComingVersions {

  private ComingVersions() {}

  /** From when a version that applies nowhere yet will, by market; empty for any other. */
  static Map<Market, Instant> begins(PublishedVersion version, Instant now) {
    return version.state(now) == VersionState.SCHEDULED
        ? version.releases().stream()
            .filter(release -> release.isKnown(now) && release.effectiveFrom().isAfter(now))
            .collect(
                Collectors.toMap(Release::market, Release::effectiveFrom, ComingVersions::earlier))
        : Map.of();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** The one that begins first; the highest of those that begin together. */
  static Optional<PublishedVersion> next(List<PublishedVersion> newestFirst, Instant now) {
    return newestFirst.stream()
        .filter(version -> !begins(version, now).isEmpty())
        // a higher one may have taken its place before its day has come
        .filter(
            version ->
                VersionLife.of(version, null, newestFirst, now).state()
                    == VersionLife.State.SCHEDULED)
        .min(Comparator.comparing(version -> Collections.min(begins(version, now).values())));
  }
}
