package org.policyrelay.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.Market;

class EffectiveDatesTest {

  private final MarketZones zones = new MarketZones(Calendars.builtIn());
  private final EffectiveDates dates = new EffectiveDates(zones);

  /** Sydney puts its clocks back on 5 April 2026 and forward on 4 October 2026. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # market, published,            notice, requested,            effective
          SG,       2026-11-02T03:00:00Z, 14,     ,                     2026-11-16T16:00:00Z
          SG,       2026-11-02T03:00:00Z, 7,      ,                     2026-11-09T16:00:00Z
          TH,       2026-11-02T03:00:00Z, 7,      ,                     2026-11-09T17:00:00Z
          DE,       2026-11-02T03:00:00Z, 7,      ,                     2026-11-10T00:00:00Z
          *,        2026-11-02T03:00:00Z, 7,      ,                     2026-11-10T00:00:00Z
          # the notice ends a second before, at, and a second after midnight in Singapore
          SG,       2026-11-01T15:59:59Z, 7,      ,                     2026-11-08T16:00:00Z
          SG,       2026-11-01T16:00:00Z, 7,      ,                     2026-11-09T16:00:00Z
          SG,       2026-11-01T16:00:01Z, 7,      ,                     2026-11-09T16:00:00Z
          # across and around Sydney's change of clocks
          AU,       2026-03-21T14:00:00Z, 14,     ,                     2026-04-05T14:00:00Z
          AU,       2026-03-20T14:00:00Z, 14,     ,                     2026-04-04T13:00:00Z
          AU,       2026-09-19T15:00:00Z, 14,     ,                     2026-10-04T13:00:00Z
          AU,       2026-09-18T15:00:00Z, 14,     ,                     2026-10-03T14:00:00Z
          AU-QLD,   2026-09-19T15:00:00Z, 14,     ,                     2026-10-04T14:00:00Z
          # without notice: at once, or when it was wanted
          SG,       2026-11-02T03:00:00Z, 0,      ,                     2026-11-02T03:00:00Z
          SG,       2026-11-02T03:00:00Z, 0,      2026-11-02T02:59:59Z, 2026-11-02T03:00:00Z
          SG,       2026-11-02T03:00:00Z, 0,      2026-11-02T03:00:00Z, 2026-11-02T03:00:00Z
          SG,       2026-11-02T03:00:00Z, 0,      2026-12-24T10:30:00Z, 2026-12-24T10:30:00Z
          # with notice: what was wanted only if the notice is whole
          SG,       2026-11-02T03:00:00Z, 14,     2026-11-16T03:00:00Z, 2026-11-16T03:00:00Z
          SG,       2026-11-02T03:00:00Z, 14,     2026-11-16T02:59:59Z, 2026-11-16T16:00:00Z
          SG,       2026-11-02T03:00:00Z, 14,     2026-12-24T10:30:00Z, 2026-12-24T10:30:00Z
          """)
  void aChangeAppliesFrom(
      String market,
      Instant published,
      int notice,
      @Nullable Instant requested,
      Instant effective) {
    assertThat(
            dates.of(Set.of(new Market(market)), published, notice, Optional.ofNullable(requested)))
        .isEqualTo(Map.of(new Market(market), effective));
  }

  @Test
  void everyMarketHasItsOwnMidnightInTheOrderAsked() {
    var markets = Market.listed("NZ,SG,TH,*");
    var effective = dates.of(markets, Instant.parse("2026-06-01T05:00:00Z"), 7, Optional.empty());
    assertThat(effective.keySet()).containsExactlyElementsOf(markets);
    assertThat(effective.values())
        .containsExactly(
            Instant.parse("2026-06-08T12:00:00Z"),
            Instant.parse("2026-06-08T16:00:00Z"),
            Instant.parse("2026-06-08T17:00:00Z"),
            Instant.parse("2026-06-09T00:00:00Z"));
  }

  @Property
  void theNoticeIsAlwaysWholeAndNeverLongerThanADayMore(
      @ForAll @LongRange(min = 0, max = 6L * 365 * 86_400) long second,
      @ForAll @IntRange(min = 1, max = 30) int notice) {
    var published = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(second);
    var promised = published.plus(Duration.ofDays(notice));
    for (var market : List.of("AU", "NZ", "SG", "MM", "*")) {
      var effective =
          dates
              .of(Set.of(new Market(market)), published, notice, Optional.empty())
              .values()
              .iterator()
              .next();
      assertThat(effective)
          .isAfter(promised)
          .isBeforeOrEqualTo(promised.plus(Duration.ofHours(25)));
      assertThat(String.valueOf(effective.atZone(zones.zoneOf(market)).toLocalTime()))
          .isEqualTo("00:00");
    }
  }
}
