package org.policyrelay.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.kernel.Market;

class MarketZonesTest {

  private final MarketZones zones = new MarketZones(Calendars.builtIn());

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          SG,     Asia/Singapore,      true
          TH,     Asia/Bangkok,        true
          AU,     Australia/Sydney,    true
          AU-WA,  Australia/Perth,     true
          AU-NSW, Australia/Sydney,    true
          AU-XYZ, Australia/Sydney,    true
          MY-KUL, Asia/Kuala_Lumpur,   true
          NZ-AUK, Pacific/Auckland,    true
          DE,     UTC,                 false
          US-CA,  UTC,                 false
          *,      UTC,                 false
          '',     UTC,                 false
          -,      UTC,                 false
          """)
  void aPlaceHasItsZoneItsCountrysOrUtc(String place, String zone, boolean known) {
    assertThat(zones.zoneOf(place)).isEqualTo(ZoneId.of(zone));
    assertThat(zones.isKnown(new Market(place))).isEqualTo(known);
  }
}
