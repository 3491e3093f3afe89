package org.policyrelay.kernel;

import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What people call a market. */
public final class MarketNames {

  private static final Set<String> COUNTRIES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

  private MarketNames() {}

  /** The codes that somebody has typed with commas between them, in whatever case. */
  public static List<String> typed(String codes) {
    return Codes.of(codes).stream().map(code -> code.toUpperCase(Locale.ROOT)).toList();
  }

  /** Whether there is a country of that code (ISO 3166-1 alpha-2), in capitals. */
  public static boolean isCountry(String code) {
    return COUNTRIES.contains(code);
  }

  /** {@code Singapore (SG)}; {@code Everywhere} for {@code *}; a code that is none stays. */
  public static String of(Market market) {
    if (market.isEverywhere()) {
      return "Everywhere";
    }
    try {
      return displayed(market) + " (" + market + ")";
    } catch (IllformedLocaleException noCountry) {
      return market.code();
    }
  }

  /** {@code Singapore}, where its code would say it once more; a code that is none stays. */
  public static String country(Market market) {
    try {
      return displayed(market);
    } catch (IllformedLocaleException noCountry) {
      return market.code();
    }
  }

  private static String displayed(Market market) {
    return new Locale.Builder().setRegion(market.code()).build().getDisplayCountry(Locale.ENGLISH);
  }

  /** All of them in one line. */
  public static String of(Collection<Market> markets) {
    return markets.stream().map(MarketNames::of).collect(Collectors.joining(", "));
  }
}
