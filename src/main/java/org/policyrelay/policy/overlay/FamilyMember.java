package org.policyrelay.policy.overlay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.PublishedVersion.Release;
import org.policyrelay.policy.entry.VersionState;

/**
 * Where a version of a family stands, with those beside it: a release has no end of its own when a
 * higher version begins, and an overlay holds with its base alone.
 */
public record FamilyMember(Family family, PublishedVersion version) {

  /**
   * @param market null = in any market
   */
  public VersionState state(@Nullable Market market, Instant asOf, Instant knownAt) {
    var alone = version.state(market, asOf, knownAt);
    if (alone != VersionState.IN_EFFECT) {
      return alone;
    }
    var markets =
        market != null
            ? Set.of(market)
            : Set.copyOf(version.releases().stream().map(Release::market).toList());
    var found = VersionState.SUPERSEDED;
    for (var one : markets) {
      var there = family.at(one, null, asOf, knownAt);
      if (there.stream().flatMap(Resolved::versions).anyMatch(this::isThis)) {
        return alone;
      }
      if (version.entry().overlayOf().isPresent() && isHighest(one, asOf, knownAt)) {
        found = VersionState.WITHOUT_BASE;
      }
    }
    return found;
  }

  /** Whether no higher version of an overlay counts: then it is its base that is not for it. */
  private boolean isHighest(Market market, Instant asOf, Instant knownAt) {
    return Family.counting(versions(), market, asOf, knownAt).filter(this::isThis).isPresent();
  }

  /**
   * An overlay with the version of its base that it is read with in its market; empty where it is
   * not.
   */
  public Optional<Pair> met(Instant asOf, Instant knownAt) {
    return version.entry().overlayOf().isEmpty()
        ? Optional.empty()
        : family.at(version.entry().markets().get(0), null, asOf, knownAt).stream()
            .flatMap(Resolved::pairs)
            .filter(pair -> isThis(pair.overlay()))
            .findFirst();
  }

  /**
   * The state as pages tell it.
   *
   * @param market null = in any market
   */
  public VersionLife.State life(@Nullable Market market, Instant now) {
    return switch (state(market, now, now)) {
      case IN_EFFECT -> VersionLife.State.IN_EFFECT;
      case SUPERSEDED -> VersionLife.State.REPLACED;
      case WITHOUT_BASE -> VersionLife.State.WITHOUT_BASE;
      default -> VersionLife.of(version, market, versions(), now).state();
    };
  }

  /** Every version of the same policy, newest first. */
  private List<PublishedVersion> versions() {
    var id = version.entry().policyId();
    return family.versions().filter(one -> one.entry().policyId().equals(id)).toList();
  }

  private boolean isThis(PublishedVersion other) {
    return other.version().equals(version.version())
        && other.entry().policyId().equals(version.entry().policyId());
  }
}
