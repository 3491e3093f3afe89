package org.policyrelay.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1                             | PT1S
          ' 90 '                        | PT1M30S
          3600                          | PT1H
          3601                          | PT1H
          999999999999999999            | PT1H
          Tue, 1 Dec 2026 08:05:00 GMT  | PT5M
          Wed, 2 Dec 2026 08:05:00 GMT  | PT1H
          """)
  void isKeptWithinAnHour(String asked, Duration wait) {
    assertThat(wait(asked)).isEqualTo(wait);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-5",
        "soon",
        "1e9",
        "9999999999999999999999",
        "Tue, 1 Dec 2026 07:59:00 GMT",
        "Tue, 31 Feb 2026 08:05:00 GMT",
        "Tue, 1 Dec +999999999 08:05:00 GMT"
      })
  void whatSaysNothingIsAsIfItWereNotThere(String asked) {
    assertThat(wait(asked)).isEqualTo(Duration.ZERO);
  }

  @Test
  void noneIsNone() {
    assertThat(RetryAfter.in(HttpHeaders.of(Map.of(), (name, value) -> true), NOW)).isEmpty();
  }

  private static Duration wait(String asked) {
    var headers = HttpHeaders.of(Map.of("Retry-After", List.of(asked)), (name, value) -> true);
    return RetryAfter.in(headers, NOW).orElse(Duration.ZERO);
  }
}
