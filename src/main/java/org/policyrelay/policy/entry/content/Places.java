package org.policyrelay.policy.entry.content;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyrelay.calendar.PlaceNames;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;

/** Markets and their parts: what is said of a country holds in its parts that say nothing else. */
public final class Places {

  private Places() {}

  /** Whether it is a country, or a part of one that has a calendar, such as {@code AU-NSW}. */
  public static boolean isKnown(String place) {
    return MarketNames.isCountry(place) || PlaceNames.isPart(place);
  }

  /** The country that a place is in: {@code AU} of {@code AU-NSW}. */
  public static String country(String place) {
    var dash = place.indexOf('-');
    return dash < 0 ? place : place.substring(0, dash);
  }

  /** Whether places take a place in, by its name or its country's. */
  public static boolean cover(Collection<String> places, String place) {
    return places.contains(place) || places.contains(country(place));
  }

  /** What is said of a place: by its own name, else its country's, else everywhere's. */
  public static <T> Optional<T> said(Map<String, T> byPlace, String place) {
    return Stream.of(place, country(place), Market.EVERYWHERE.code())
        .filter(byPlace::containsKey)
        .findFirst()
        .map(byPlace::get);
  }
}
