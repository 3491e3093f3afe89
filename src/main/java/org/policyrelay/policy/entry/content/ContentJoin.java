package org.policyrelay.policy.entry.content;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What a base and an overlay say together. Nothing of the base is lost; the overlay adds what it
 * may and each item says which entry it is from. Only its exceptions let anything go. Joined once
 * more it is the same.
 */
final class ContentJoin {

  private ContentJoin() {}

  /**
   * @param market of the overlay: what it adds holds there, and nowhere else
   */
  static PolicyContent of(PolicyContent base, PolicyContent overlay, String market) {
    return new PolicyContent(
        base.topics(),
        both(
            base.requirements(),
            overlay.requirements(),
            market,
            (one, reach) ->
                new Requirement(
                    one.id(),
                    one.clause(),
                    one.type(),
                    reach.of(one.reach()),
                    one.value(),
                    one.pattern(),
                    one.appliesTo(),
                    one.policy())),
        both(
            base.exceptions(),
            overlay.exceptions(),
            market,
            (one, reach) ->
                new Exemption(
                    one.id(),
                    one.clause(),
                    reach.of(one.reach()),
                    one.text(),
                    one.reason(),
                    one.from(),
                    one.until(),
                    one.policy())),
        base.eligibility(),
        both(
            base.disclosures(),
            overlay.disclosures(),
            market,
            (one, reach) ->
                new Disclosure(
                    one.id(),
                    one.text(),
                    one.language(),
                    one.position(),
                    reach.of(one.reach()),
                    one.policy())),
        timelines(base, overlay, market),
        both(base.sources(), overlay.sources(), market, (one, reach) -> one),
        base.relations());
  }

  /** What an item of an overlay reaches: its market, where it names no part of it. */
  private record Within(String market) {
    Reach of(Reach own) {
      var markets =
          own.markets().stream().filter(one -> Places.country(one).equals(market)).toList();
      return new Reach(
          markets.isEmpty() ? List.of(market) : markets,
          own.topic(),
          own.advertiserCountries(),
          own.channels());
    }
  }

  private static <T> List<T> both(
      List<T> base, List<T> overlay, String market, BiFunction<T, Within, T> within) {
    var all = new LinkedHashSet<>(base);
    overlay.forEach(one -> all.add(within.apply(one, new Within(market))));
    return new ArrayList<>(all);
  }

  /** For the market and each part of it that one of them names: what holds there by both. */
  private static TreeMap<String, Timeline> timelines(
      PolicyContent base, PolicyContent overlay, String market) {
    var joined = new TreeMap<>(base.timelines());
    if (overlay.timelines().isEmpty()) {
      return joined;
    }
    var places = new TreeSet<String>();
    places.add(market);
    Stream.concat(base.timelines().keySet().stream(), overlay.timelines().keySet().stream())
        .filter(place -> Places.country(place).equals(market))
        .forEach(places::add);
    for (var place : places) {
      var own = overlay.timelineIn(place);
      var before = base.timelineIn(place);
      own.map(
              one ->
                  before
                      .map(former -> former.and(one))
                      .map(both -> new Timeline(place, both.milestones()))
                      .orElseGet(() -> new Timeline(place, one.milestones())))
          .ifPresent(both -> joined.put(place, both));
    }
    return joined;
  }
}
