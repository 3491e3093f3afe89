package org.policyrelay.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyrelay.kernel.Market;

class MarketDatesTest {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);
  private static final Instant MIDNIGHT_SG = Instant.parse("2026-12-14T16:00:00Z");

  private final MarketDates dates = new MarketDates(new MarketZones(Calendars.builtIn()));

  @Test
  void marketsWhoseClocksShowTheSameStandTogetherAndEachOnce() {
    var from =
        Map.of(
            new Market("SG"), MIDNIGHT_SG,
            new Market("TH"), MIDNIGHT_SG.plusSeconds(3600),
            new Market("PH"), Instant.parse("2026-12-15T16:00:00Z"));
    assertThat(dates.tell(from, WHEN))
        .isEqualTo(
            "15 Dec 2026, 00:00 in Singapore (UTC+8), Thailand (UTC+7);"
                + " 16 Dec 2026, 00:00 in Philippines (UTC+8)");
  }

  @Test
  void everywhereAndWhereThereIsNoCalendarInUtc() {
    assertThat(dates.tell(Map.of(Market.EVERYWHERE, MIDNIGHT_SG), WHEN))
        .isEqualTo("14 Dec 2026, 16:00 everywhere (UTC)");
    assertThat(dates.tell(Map.of(new Market("BR"), MIDNIGHT_SG), WHEN))
        .isEqualTo("14 Dec 2026, 16:00 in Brazil (UTC)");
  }
}
