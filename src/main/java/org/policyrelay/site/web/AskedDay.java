package org.policyrelay.site.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Times;
import org.springframework.stereotype.Component;

/** The day for which somebody asks a page what holds, by the market's clock. */
@Component
class AskedDay {

  private final MarketZones zones;
  private final Clock clock;

  AskedDay(MarketZones zones, Clock clock) {
    this.zones = zones;
    this.clock = clock;
  }

  /** Empty where nothing was typed, or nothing that is a day. */
  static Optional<LocalDate> read(String typed) {
    try {
      return typed.isBlank() ? Optional.empty() : Optional.of(Times.date("at", typed.strip()));
    } catch (RefusedException noDay) {
      return Optional.empty();
    }
  }

  /** The instant at which it begins; now where no day was asked for. */
  Instant begin(Optional<LocalDate> day, Market market) {
    return day.map(one -> one.atStartOfDay(zones.zoneOf(market)).toInstant())
        .orElseGet(clock::instant);
  }
}
