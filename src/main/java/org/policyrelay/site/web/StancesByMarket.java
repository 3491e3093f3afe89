package org.policyrelay.site.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.Stance;

/**
 * Where the one stance of a policy is not what holds: a market tightens it, or a topic is apart.
 */
final class StancesByMarket {

  private StancesByMarket() {}

  /** Of each policy, what applies at the instant in the markets where it says so, by its id. */
  static Map<String, Map<Market, Stance>> of(
      PolicyRegistry registry, Collection<Market> markets, Instant now) {
    var stances = new HashMap<String, Map<Market, Stance>>();
    for (var market : markets) {
      for (var family : registry.familiesIn(market, now, now)) {
        var what = family.at(market, null, now, now);
        var stance = what.flatMap(one -> one.stance());
        if (what.isPresent() && stance.isPresent()) {
          stances
              .computeIfAbsent(what.get().base().entry().policyId(), id -> new TreeMap<>())
              .put(market, stance.get());
        }
      }
    }
    return stances;
  }

  /**
   * Such as {@code prohibited in Brunei (BN)} and {@code prohibited for Lotteries (AU, SG)}; empty
   * where the policy's own stance holds in all of them.
   */
  static List<String> otherwise(PublishedVersion version, Map<Market, Stance> stances) {
    var own = version.entry().stance();
    var places = new TreeMap<Stance, Set<String>>(Comparator.reverseOrder());
    stances.forEach((market, stance) -> add(places, own, stance, MarketTime.nameOf(market)));
    var topics = new TreeMap<Stance, Set<String>>(Comparator.reverseOrder());
    for (var topic : version.entry().content().topics()) {
      var apart = new TreeMap<Stance, Set<String>>();
      topic.stances().forEach((place, stance) -> add(apart, own, stance, codeOf(place)));
      apart.forEach(
          (stance, where) ->
              add(topics, own, stance, topic.name() + " (" + String.join(", ", where) + ")"));
    }
    var otherwise = new ArrayList<String>();
    places.forEach((stance, where) -> otherwise.add(tell(stance, "in", where)));
    topics.forEach((stance, what) -> otherwise.add(tell(stance, "for", what)));
    return otherwise;
  }

  private static String codeOf(String place) {
    return place.equals(Market.EVERYWHERE.code()) ? "all others" : place;
  }

  private static void add(
      Map<Stance, Set<String>> byStance, Optional<Stance> own, Stance stance, String name) {
    if (!own.equals(Optional.of(stance))) {
      byStance.computeIfAbsent(stance, one -> new TreeSet<>()).add(name);
    }
  }

  private static String tell(Stance stance, String where, Set<String> names) {
    return "%s %s %s".formatted(stance.code(), where, String.join(", ", names));
  }
}
