package org.policyrelay.policy;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.RefusedException;
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
// a refusal of what is only read leaves it to the caller what becomes of its transaction
@Transactional(readOnly = true, noRollbackFor = RefusedException.class)
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
    return with(
        registry.compare(proposed),
        others(proposed),
        (before, readers) -> registry.compare(proposed, before, readers));
  }

  /**
   * What applies instead of the newest, each with the markets of the entry in which it does; empty
   * where the policy is new.
   */
  public Map<Optional<PublishedVersion>, SortedSet<Market>> others(PolicyEntry proposed) {
    return registry
        .newestVersion(proposed.policyId())
        .map(
            newest ->
                others(proposed, newest, registry.family(proposed.policyId()), clock.instant()))
        .orElse(Map.of());
  }

  /**
   * As that was once.
   *
   * @param newest the version beside which the others are told
   * @param family without what was published later
   */
  public static Map<Optional<PublishedVersion>, SortedSet<Market>> others(
      PolicyEntry entry, PublishedVersion newest, Family family, Instant at) {
    var others = new LinkedHashMap<Optional<PublishedVersion>, SortedSet<Market>>();
    for (var market : entry.markets()) {
      var applies = family.at(market, null, at, at).map(Resolved::base);
      var isNewest =
          applies.filter(version -> version.version().equals(newest.version())).isPresent();
      if (!isNewest && (applies.isPresent() || !isAnnounced(family, market, at))) {
        others
            .computeIfAbsent(alike(applies, others.keySet()), version -> new TreeSet<>())
            .add(market);
      }
    }
    return others;
  }

  /** The same version is another in each market, for each has its own release of it. */
  private static Optional<PublishedVersion> alike(
      Optional<PublishedVersion> version, Set<Optional<PublishedVersion>> known) {
    var number = version.map(PublishedVersion::version);
    return known.stream()
        .filter(one -> one.map(PublishedVersion::version).equals(number))
        .findFirst()
        .orElse(version);
  }

  private static boolean isAnnounced(Family family, Market market, Instant at) {
    return family.from(market, null, at, at).stream().anyMatch(span -> span.what() != null);
  }

  /**
   * A comparison with the newest, and what more it is for those who have something else.
   *
   * @param against compares with what they have, for them alone
   */
  public static Comparison with(
      Comparison newest,
      Map<Optional<PublishedVersion>, SortedSet<Market>> others,
      BiFunction<Optional<PublishedVersion>, Set<Market>, Comparison> against) {
    var all = newest;
    for (var other : others.entrySet()) {
      all =
          all.and(
              against.apply(other.getKey(), other.getValue()),
              "in %s, where %s: "
                  .formatted(
                      MarketNames.of(other.getValue()),
                      other
                          .getKey()
                          .map(version -> "version %s applies".formatted(version.version()))
                          .orElse("nothing applies")));
    }
    return all;
  }
}
