package org.policyrelay.policy.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.policy.entry.ChannelNames;
import org.policyrelay.policy.entry.content.Places;
import org.policyrelay.policy.entry.content.Reach;

/**
 * Whether an item reaches more than before. Of a requirement that is stricter, of an exception
 * looser.
 *
 * @param before the markets that the policy named, empty = all
 * @param after those that it names
 */
record ReachDifference(List<String> before, List<String> after) {

  private static final String EVERYWHERE = Market.EVERYWHERE.code();

  /**
   * Tells of each respect in which it reaches more or less.
   *
   * @param asMeant what reaching more, which is stricter, means for the item
   */
  void tell(
      ItemFacts facts, String item, Reach former, Reach later, UnaryOperator<Direction> asMeant) {
    facts.rule(
        asMeant.apply(markets(former.markets(), later.markets())),
        "%s holds in %s instead of %s"
            .formatted(item, inMarkets(later.markets()), inMarkets(former.markets())));
    facts.rule(
        ItemFacts.narrowing(former.topic(), later.topic(), asMeant),
        "%s is about %s instead of %s".formatted(item, topic(later), topic(former)));
    facts.rule(
        asMeant.apply(
            between(orAll(former.advertiserCountries()), orAll(later.advertiserCountries()))),
        "%s is for advertisers of %s instead of %s"
            .formatted(
                item,
                ofCountries(later.advertiserCountries()),
                ofCountries(former.advertiserCountries())));
    facts.rule(
        asMeant.apply(between(orAll(former.channels()), orAll(later.channels()))),
        "%s is for %s instead of %s"
            .formatted(item, inChannels(later.channels()), inChannels(former.channels())));
  }

  /** Whom it is for, for the end of a sentence; empty for everybody. */
  static String words(Reach reach) {
    var words = new ArrayList<String>();
    if (!reach.markets().isEmpty()) {
      words.add("in " + inMarkets(reach.markets()));
    }
    if (reach.topic() != null) {
      words.add("about " + reach.topic());
    }
    if (!reach.advertiserCountries().isEmpty()) {
      words.add(
          "for advertisers of "
              + MarketNames.of(reach.advertiserCountries().stream().map(Market::new).toList()));
    }
    if (!reach.channels().isEmpty()) {
      words.add("on " + ChannelNames.of(reach.channels()));
    }
    return String.join(", ", words);
  }

  /**
   * Where it holds.
   *
   * @param policy the markets that its policy names
   */
  static List<Market> markets(Reach reach, List<String> policy) {
    return orAll(reach.markets().isEmpty() ? policy : reach.markets()).stream()
        .map(Market::new)
        .toList();
  }

  /**
   * What an item names before and after; empty where it is for all of the policy in one of them.
   */
  static List<String> places(Reach former, Reach later) {
    return former.markets().isEmpty() || later.markets().isEmpty()
        ? List.of()
        : Stream.concat(former.markets().stream(), later.markets().stream()).distinct().toList();
  }

  private static String inMarkets(List<String> markets) {
    return markets.isEmpty()
        ? "every market of the policy"
        : MarketNames.of(markets.stream().map(Market::new).toList());
  }

  private static String ofCountries(List<String> countries) {
    return countries.isEmpty()
        ? "any country"
        : MarketNames.of(countries.stream().map(Market::new).toList());
  }

  private static String inChannels(List<String> channels) {
    return channels.isEmpty() ? "every channel of the policy" : ChannelNames.of(channels);
  }

  private static String topic(Reach reach) {
    return reach.topic() == null ? "every topic" : reach.topic();
  }

  Direction markets(List<String> former, List<String> later) {
    return former.equals(later)
        ? Direction.SAME
        : between(
            orAll(former.isEmpty() ? before : former), orAll(later.isEmpty() ? after : later));
  }

  private static List<String> orAll(List<String> places) {
    return places.isEmpty() ? List.of(EVERYWHERE) : places;
  }

  private static Direction between(List<String> former, List<String> later) {
    var reachesMore = later.stream().anyMatch(place -> !cover(former, place));
    var reachesLess = former.stream().anyMatch(place -> !cover(later, place));
    return (reachesMore ? Direction.STRICTER : Direction.SAME)
        .and(reachesLess ? Direction.LOOSER : Direction.SAME);
  }

  private static boolean cover(List<String> places, String place) {
    return places.contains(EVERYWHERE) || Places.cover(places, place);
  }
}
