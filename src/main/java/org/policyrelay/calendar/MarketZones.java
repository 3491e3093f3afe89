package org.policyrelay.calendar;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.policyrelay.kernel.Market;
import org.springframework.stereotype.Component;

/**
 * The time zones of the markets and hubs that we have a calendar for. Dates of any other market run
 * in UTC, and whoever shows them says so.
 */
@Component
public class MarketZones {

  private static final ZoneId UTC = ZoneId.of("UTC");

  private final Calendars calendars;

  public MarketZones(Calendars calendars) {
    this.calendars = calendars;
  }

  /**
   * @param place ISO country code or subdivision, such as {@code TH}, {@code AU-WA} or {@code
   *     MY-KUL}; a subdivision without a zone of its own has its country's
   */
  public ZoneId zoneOf(String place) {
    return find(place).orElse(UTC);
  }

  /** The same for a market. */
  public ZoneId zoneOf(Market market) {
    return zoneOf(market.code());
  }

  /** Whether we have a calendar for the market; otherwise its dates run in UTC. */
  public boolean isKnown(Market market) {
    return find(market.code()).isPresent();
  }

  /** The countries that we have a calendar for. */
  public Set<Market> countries() {
    return calendars.hubs().stream()
        .map(MarketZones::country)
        .map(Market::new)
        .collect(toUnmodifiableSet());
  }

  private Optional<ZoneId> find(String place) {
    return calendars.zoneOf(place).or(() -> calendars.zoneOf(country(place)));
  }

  private static String country(String place) {
    var dash = place.indexOf('-');
    return dash < 0 ? place : place.substring(0, dash);
  }
}
