package org.policyrelay.policy.web;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.Family;
import org.policyrelay.policy.HeldBack;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.PublishedVersion;

/**
 * Where the versions of one answer stand, with those beside them: a release has no end of its own
 * when a higher version begins. Each policy is read once.
 */
final class States {

  static final String HELD_BACK = "held-back";
  static final String WITHOUT_BASE = "without-base";
  static final String IN_EFFECT = "in-effect";

  private final PolicyRegistry registry;
  private final Map<String, Family> families = new HashMap<>();

  States(PolicyRegistry registry) {
    this.registry = registry;
  }

  /**
   * As {@link Family#state}.
   *
   * @param market ISO country code, null = in any market
   */
  String of(PublishedVersion version, @Nullable String market, Instant asOf, Instant knownAt) {
    var alone = version.state(market, asOf, knownAt);
    if (!alone.equals(IN_EFFECT)) {
      return alone;
    }
    return family(version).state(version, market, asOf, knownAt);
  }

  /** As {@link Family#heldBack}. */
  Optional<HeldBack> heldBack(PublishedVersion version, Instant asOf, Instant knownAt) {
    return family(version).heldBack(version, asOf, knownAt);
  }

  private Family family(PublishedVersion version) {
    return families.computeIfAbsent(
        version.entry().overlayOf().orElse(version.entry().policyId()), registry::family);
  }

  /** The same of a version that no higher one has taken the place of, as it was known then. */
  String ofHighest(
      PublishedVersion version, @Nullable String market, Instant asOf, Instant knownAt) {
    return version.entry().overlayOf().isPresent()
        ? of(version, market, asOf, knownAt)
        : version.state(market, asOf, knownAt);
  }
}
