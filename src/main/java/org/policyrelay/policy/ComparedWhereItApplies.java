package org.policyrelay.policy;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.policy.compare.Comparison;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.Family;
import org.policyrelay.policy.overlay.Resolved;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a proposed entry changes for anybody: against the newest version, and in each of its markets
 * against what applies there, where that is another. A slip of the pen in a version that is only
 * announced, or released to others, or was withdrawn, would bring all of it at once.
 */
@Service
@Transactional(readOnly = true)
public class ComparedWhereItApplies {

  private final PolicyRegistry registry;
  private final Clock clock;

  ComparedWhereItApplies(PolicyRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * The most that it changes for the readers of any of its markets.
   *
   * @throws org.policyrelay.kernel.RefusedException as {@link PolicyRegistry#compare}
   */
  public Comparison compare(PolicyEntry proposed) {
    var comparison = registry.compare(proposed);
    var newest = registry.newestVersion(proposed.policyId());
    if (newest.isEmpty()) {
      return comparison;
    }
    for (var other : others(proposed, newest.get()).entrySet()) {
      var before = other.getKey();
      var there = registry.compare(proposed, before.map(PublishedVersion::entry));
      comparison =
          comparison.and(
              there,
              "in %s, where %s: "
                  .formatted(
                      MarketNames.of(other.getValue()),
                      before
                          .map(version -> "version %s applies".formatted(version.version()))
                          .orElse("nothing applies")));
    }
    return comparison;
  }

  /** What applies instead of the newest, each with the markets of the entry in which it does. */
  private Map<Optional<PublishedVersion>, TreeSet<Market>> others(
      PolicyEntry proposed, PublishedVersion newest) {
    var family = registry.family(proposed.policyId());
    var others = new LinkedHashMap<Optional<PublishedVersion>, TreeSet<Market>>();
    for (var market : proposed.markets()) {
      var applies = applying(family, market);
      var isNewest =
          applies.filter(version -> version.version().equals(newest.version())).isPresent();
      if (!isNewest && (applies.isPresent() || !isAnnounced(family, market))) {
        others.computeIfAbsent(applies, version -> new TreeSet<>()).add(market);
      }
    }
    return others;
  }

  private Optional<PublishedVersion> applying(Family family, Market market) {
    var now = clock.instant();
    return family.at(market, null, now, now).map(Resolved::base);
  }

  private boolean isAnnounced(Family family, Market market) {
    var now = clock.instant();
    return family.from(market, null, now, now).stream().anyMatch(span -> span.what() != null);
  }
}
