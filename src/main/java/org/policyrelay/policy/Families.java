package org.policyrelay.policy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.VersionState;
import org.policyrelay.policy.overlay.Family;
import org.policyrelay.policy.overlay.FamilyMember;
import org.policyrelay.policy.overlay.Pair;
import org.policyrelay.policy.overlay.VersionLife;

/**
 * Where the versions of one answer stand, each together with its {@link Family}, which is read
 * once: not for several threads, and not for longer than an answer.
 */
public final class Families {

  private final PolicyRegistry registry;
  private final Map<String, Family> read = new HashMap<>();

  public Families(PolicyRegistry registry) {
    this.registry = registry;
  }

  /** As {@link FamilyMember#state}. */
  public VersionState state(
      PublishedVersion version, @Nullable Market market, Instant asOf, Instant knownAt) {
    var alone = version.state(market, asOf, knownAt);
    // only for what would be in effect does it matter what stands beside it
    return alone == VersionState.IN_EFFECT
        ? familyOf(version).member(version).state(market, asOf, knownAt)
        : alone;
  }

  /** The same of a version that no higher one has taken the place of, as it was known then. */
  public VersionState stateOfHighest(
      PublishedVersion version, @Nullable Market market, Instant asOf, Instant knownAt) {
    return version.entry().overlayOf().isPresent()
        ? state(version, market, asOf, knownAt)
        : version.state(market, asOf, knownAt);
  }

  /** As {@link FamilyMember#life}. */
  public VersionLife.State life(PublishedVersion version, @Nullable Market market, Instant now) {
    return familyOf(version).member(version).life(market, now);
  }

  /** As {@link FamilyMember#met}. */
  public Optional<Pair> met(PublishedVersion version, Instant asOf, Instant knownAt) {
    return version.entry().overlayOf().isEmpty()
        ? Optional.empty()
        : familyOf(version).member(version).met(asOf, knownAt);
  }

  private Family familyOf(PublishedVersion version) {
    return read.computeIfAbsent(
        version.entry().overlayOf().orElse(version.entry().policyId()), registry::family);
  }
}
