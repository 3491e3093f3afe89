package org.policyrelay.change;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.ComparedWhereItApplies;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.compare.Comparison;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.SemanticVersion;
import org.policyrelay.policy.entry.VersionState;
import org.policyrelay.policy.overlay.Family;
import org.springframework.stereotype.Component;

/**
 * What a change has changed once it is public. It stays that whenever somebody reads it: a version
 * that came later has taken its place, and is no part of what it took the place of.
 */
@Component
class AgainstFormer {

  private final PolicyRegistry registry;
  private final Claims claims;
  private final MarketDates dates;
  private final Clock clock;

  AgainstFormer(PolicyRegistry registry, Claims claims, MarketDates dates, Clock clock) {
    this.registry = registry;
    this.claims = claims;
    this.dates = dates;
    this.clock = clock;
  }

  /** The version that it is public as, empty before. */
  Optional<PublishedVersion> version(PolicyChange change) {
    return own(change, registry.history(change.policyId()));
  }

  /** What it takes the place of: once it is public itself, what was the newest then. */
  Optional<PublishedVersion> replaced(PolicyChange change) {
    var history = registry.history(change.policyId());
    var own = own(change, history);
    var at = own.map(PublishedVersion::publishedAt).orElseGet(clock::instant);
    return before(own, history).stream()
        .filter(version -> version.state(null, at, at) != VersionState.ROLLED_BACK)
        .findFirst();
  }

  /**
   * What applied in some of its markets instead of that when it was released, with those markets.
   */
  Map<Optional<PublishedVersion>, SortedSet<Market>> replacedElsewhere(PolicyChange change) {
    var own = version(change);
    var newest = replaced(change);
    if (own.isEmpty() || newest.isEmpty()) {
      return Map.of();
    }
    var family = registry.family(change.policyId());
    return ComparedWhereItApplies.others(
        change.entry(),
        newest.get(),
        new Family(
            family.policyId(), before(own, family.base()), family.overlays(), family.tightens()),
        own.get().publishedAt());
  }

  /** What is different from that, as its drafter has called it. */
  Comparison difference(PolicyChange change) {
    var highest = highestBefore(change);
    var at = at(change);
    return claims.compare(
        change, change.entry(), highest, at, entry -> compare(change, entry, highest, at));
  }

  /** The highest number that the policy had before it; once it is public, had then. */
  Optional<SemanticVersion> highestBefore(PolicyChange change) {
    var history = registry.history(change.policyId());
    return before(own(change, history), history).stream().findFirst().map(PublishedVersion::number);
  }

  /** When it became public; now, as long as it is not. */
  Instant at(PolicyChange change) {
    return version(change).map(PublishedVersion::publishedAt).orElseGet(clock::instant);
  }

  private Comparison compare(
      PolicyChange change, PolicyEntry entry, Optional<SemanticVersion> highest, Instant at) {
    return ComparedWhereItApplies.with(
        compare(replaced(change), entry, highest, at, Set.of(Market.EVERYWHERE)),
        replacedElsewhere(change),
        (before, readers) -> compare(before, entry, highest, at, readers));
  }

  private Comparison compare(
      Optional<PublishedVersion> before,
      PolicyEntry entry,
      Optional<SemanticVersion> highest,
      Instant at,
      Set<Market> readers) {
    return Comparison.compare(
        dates,
        before.map(former -> former.heldAgainst(entry, at)),
        entry,
        registry.categoriesInForce(),
        highest,
        readers);
  }

  /** What a later withdrawal brings back of it has the key of what was withdrawn. */
  private static Optional<PublishedVersion> own(
      PolicyChange change, List<PublishedVersion> history) {
    return history.stream()
        .filter(version -> version.change().equals(change.key()) && version.restores() == null)
        .reduce((later, earlier) -> earlier);
  }

  private static List<PublishedVersion> before(
      Optional<PublishedVersion> own, List<PublishedVersion> history) {
    return own.map(
            one ->
                history.stream()
                    .filter(version -> version.number().compareTo(one.number()) < 0)
                    .toList())
        .orElse(history);
  }
}
