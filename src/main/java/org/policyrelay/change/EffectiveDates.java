package org.policyrelay.change;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.Market;
import org.springframework.stereotype.Component;

/** From when a released change applies, market by market. */
@Component
class EffectiveDates {

  private final MarketZones zones;

  EffectiveDates(MarketZones zones) {
    this.zones = zones;
  }

  /**
   * With notice: the requested instant, or, where that is too early or none was requested, the
   * first midnight in the market's zone after the full notice period. Without notice (wording only,
   * or an emergency): at once, or the requested instant if it lies ahead.
   *
   * @param markets ISO country codes, or {@code *} for everywhere
   */
  Map<Market, Instant> of(
      Set<Market> markets, Instant publishedAt, int noticeDays, Optional<Instant> requested) {
    var earliest = publishedAt.plus(Duration.ofDays(noticeDays));
    var effective = new LinkedHashMap<Market, Instant>();
    for (var market : markets) {
      effective.put(
          market,
          requested
              .filter(wish -> !wish.isBefore(earliest))
              .orElseGet(() -> noticeDays == 0 ? publishedAt : nextMidnight(market, earliest)));
    }
    return effective;
  }

  private Instant nextMidnight(Market market, Instant after) {
    var zone = zones.zoneOf(market);
    return after.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
  }
}
