package org.policyrelay.site.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.web.ReaderZone;
import org.springframework.stereotype.Component;

/** How pages call a market, and how they tell an instant to somebody who is there. */
@Component
class MarketTime {

  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final DateTimeFormatter WHEN = Moments.IN_FULL;

  private final MarketZones zones;
  private final MarketDates dates;
  private final ReaderZone reader;

  MarketTime(MarketZones zones, MarketDates dates, ReaderZone reader) {
    this.zones = zones;
    this.dates = dates;
    this.reader = reader;
  }

  /** In the market's zone; in UTC where it has no calendar or is everywhere. */
  String tell(Instant instant, Market market) {
    return Moments.text(instant, zoneOf(market), WHEN);
  }

  /** The day alone, such as {@code 29 Nov 2026}, where whoever reads it is told by which clock. */
  String day(Instant instant, Market market) {
    return Moments.DAY.format(instant.atZone(zoneOf(market)));
  }

  /** Each market once, by the dates that their own clocks show. */
  String tellEach(Map<Market, Instant> byMarket) {
    return dates.tell(byMarket, WHEN);
  }

  /**
   * What happened in no market: on the clock of who has logged in, else of the market whose page it
   * is, else in UTC.
   */
  String tellReader(Instant instant, @Nullable Market market) {
    var zone = reader.ofLogin().orElseGet(() -> market == null ? UTC : zoneOf(market));
    return Moments.text(instant, zone, WHEN);
  }

  /** What is so in one market by its clock, what is in several by the clock of each. */
  String tell(Map<Market, Instant> byMarket) {
    return dates.byClock(byMarket, WHEN);
  }

  /** The same of one instant. */
  String tell(Instant instant, Collection<Market> markets) {
    return dates.byClock(instant, markets, WHEN);
  }

  private ZoneId zoneOf(Market market) {
    return hasCalendar(market) ? zones.zoneOf(market) : UTC;
  }

  boolean hasCalendar(Market market) {
    return zones.isKnown(market);
  }

  static String nameOf(Market market) {
    return MarketNames.of(market);
  }

  /**
   * The market, which an address names as it is written everywhere.
   *
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} for what is none, with {@link
   *     ErrorCode#INVALID_REQUEST} for one in small letters
   */
  static Market known(String market) {
    if (MarketNames.isCountry(market)) {
      return new Market(market);
    }
    var capitals = market.toUpperCase(Locale.ROOT);
    if (MarketNames.isCountry(capitals)) {
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST,
          "A market is written in capitals: %s and not %s".formatted(capitals, market));
    }
    throw new RefusedException(ErrorCode.NOT_FOUND, "There is no market '" + market + "'");
  }
}
