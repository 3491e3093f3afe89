package org.policyrelay.site.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.Stance;
import org.policyrelay.policy.entry.content.Topic;
import org.policyrelay.policy.overlay.Family;

/**
 * Where the one stance of a policy is not what holds: a market tightens it, or a topic is apart.
 *
 * @param stance its code
 * @param topic as people call it, absent for all that the policy is about
 * @param places such as {@code Brunei (BN), Laos (LA)}; of a topic {@code AU, SG}
 */
record StanceOtherwise(String stance, @Nullable String topic, String places) {

  /**
   * The strictest first, markets before topics; empty where the policy's own stance holds in all.
   *
   * @param family with what markets add, absent where none adds anything
   */
  static List<StanceOtherwise> of(PublishedVersion version, Optional<Family> family, Instant now) {
    var own = version.entry().stance();
    var otherwise = new ArrayList<StanceOtherwise>();
    apart(family.map(one -> stances(one, now)).orElse(Map.of()), own)
        .forEach((stance, places) -> otherwise.add(told(stance, null, places)));
    for (var topic : version.entry().content().topics()) {
      apart(byPlace(topic), own)
          .forEach((stance, places) -> otherwise.add(told(stance, topic.name(), places)));
    }
    return List.copyOf(otherwise);
  }

  private static Map<String, Stance> stances(Family family, Instant now) {
    var stances = new TreeMap<String, Stance>();
    for (var market : family.markets(now, now)) {
      family
          .at(market, null, now, now)
          .flatMap(what -> what.stance())
          .ifPresent(stance -> stances.put(MarketTime.nameOf(market), stance));
    }
    return stances;
  }

  private static Map<String, Stance> byPlace(Topic topic) {
    var stances = new TreeMap<String, Stance>();
    topic
        .stances()
        .forEach(
            (place, stance) ->
                stances.put(place.equals(Market.EVERYWHERE.code()) ? "all others" : place, stance));
    return stances;
  }

  private static Map<Stance, Set<String>> apart(Map<String, Stance> stances, Optional<Stance> own) {
    var apart = new TreeMap<Stance, Set<String>>(Comparator.reverseOrder());
    stances.forEach(
        (place, stance) -> {
          if (!own.equals(Optional.of(stance))) {
            apart.computeIfAbsent(stance, one -> new TreeSet<>()).add(place);
          }
        });
    return apart;
  }

  private static StanceOtherwise told(Stance stance, @Nullable String topic, Set<String> places) {
    return new StanceOtherwise(stance.code(), topic, String.join(", ", places));
  }
}
