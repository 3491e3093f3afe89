package org.policyrelay.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.Lineage.Kin;

/**
 * What would apply had what is withdrawn never been: everything that was published and stands is
 * published once more, in its order, and nothing else.
 */
final class Survivors {

  private final Lineage lineage;
  private final List<Told> rules = new ArrayList<>();
  private final List<Told> corrections = new ArrayList<>();

  /**
   * @param told all that was ever said of the policy, what is not said any more included
   */
  Survivors(Lineage lineage, List<Told> told) {
    this.lineage = lineage;
    var seen = new HashSet<String>();
    for (var first : told.stream().sorted(Comparator.comparing(Told::id)).toList()) {
      var version = lineage.get(first.version());
      if (seen.add(first.version() + " " + first.market())
          && version.restores() == null
          && !lineage.isWithdrawn(first.version())) {
        publish(version, first);
      }
    }
  }

  private void publish(Kin version, Told release) {
    if (version.isCorrection()) {
      corrections.add(release);
    } else {
      rules.add(release);
      endWhereItIsLeftOut(version);
    }
  }

  /** As {@link PolicyPublisher} does it when a version is released wherever it is to apply. */
  private void endWhereItIsLeftOut(Kin version) {
    var own = rules.stream().filter(one -> one.version().equals(version.version())).toList();
    var released = own.stream().map(Told::market).collect(Collectors.toSet());
    if (version.jurisdictions().isEmpty() || !released.containsAll(version.jurisdictions())) {
      return;
    }
    var last = own.stream().map(Told::from).max(Comparator.naturalOrder()).orElseThrow();
    rules.replaceAll(
        one ->
            isLower(one, version) && !isReleased(one, released) && !one.hasEnded(last)
                ? one.until(last)
                : one);
  }

  private static boolean isReleased(Told one, Set<Market> markets) {
    return markets.contains(one.market());
  }

  private boolean isLower(Told one, Kin version) {
    return lineage.get(one.version()).number().compareTo(version.number()) < 0;
  }

  /** The version whose words would apply in the market; {@code *} for one that nobody names. */
  Optional<String> at(Market market, Instant instant) {
    return rules.stream()
        .filter(one -> one.covers(market) && one.applies(instant))
        .map(Told::version)
        .max(Comparator.comparing(version -> lineage.get(version).number()))
        .map(rule -> corrected(rule, market, instant));
  }

  private String corrected(String rule, Market market, Instant instant) {
    return corrections.stream()
        .filter(one -> one.covers(market) && !one.from().isAfter(instant))
        .map(Told::version)
        .filter(version -> lineage.rule(version).equals(rule))
        .max(Comparator.comparing(version -> lineage.get(version).number()))
        .orElse(rule);
  }

  /** Until when a written version's release would hold, null while nothing would end it. */
  @Nullable Instant endOf(Told release) {
    return rules.stream()
        .filter(
            one -> one.version().equals(release.version()) && one.market().equals(release.market()))
        .findFirst()
        .orElseThrow()
        .until();
  }

  /** The instants after this one at which something would begin or end. */
  Set<Instant> boundaries(Instant after) {
    var all = new TreeSet<Instant>();
    for (var one : rules) {
      all.add(one.from());
      if (one.until() != null) {
        all.add(one.until());
      }
    }
    corrections.forEach(one -> all.add(one.from()));
    all.removeIf(instant -> !instant.isAfter(after));
    return all;
  }

  Set<Market> markets() {
    return rules.stream().map(Told::market).collect(Collectors.toCollection(TreeSet::new));
  }
}
