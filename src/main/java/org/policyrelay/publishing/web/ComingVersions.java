package org.policyrelay.publishing.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.policyrelay.policy.PublishedVersion;
import org.policyrelay.policy.PublishedVersion.Release;

/** Versions that are announced, in the order in which they begin to apply. */
final class ComingVersions {

  private ComingVersions() {}

  /** When a version that applies nowhere yet begins to, the earliest of its markets. */
  static Optional<Release> begins(PublishedVersion version, Instant now) {
    return version.state(now).equals("scheduled")
        ? version.releases().stream()
            .filter(release -> release.isKnown(now) && release.effectiveFrom().isAfter(now))
            .min(Comparator.comparing(Release::effectiveFrom).thenComparing(Release::market))
        : Optional.empty();
  }

  /** The one that begins first; the highest of those that begin together. */
  static Optional<PublishedVersion> next(List<PublishedVersion> newestFirst, Instant now) {
    return newestFirst.stream()
        .filter(version -> begins(version, now).isPresent())
        .min(Comparator.comparing(version -> begins(version, now).orElseThrow().effectiveFrom()));
  }
}
