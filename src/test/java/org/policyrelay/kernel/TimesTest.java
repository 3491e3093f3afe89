package org.policyrelay.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken as an instant, a date, a duration, at the bounds and beyond. */
class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "2000-01-01T00:00:00Z, taken",
    "2000-01-01T00:00Z, taken",
    "1999-12-31T23:59:59.999999999Z, out-of-range",
    "1999-12-31T14:00:00-10:00, taken",
    "2000-01-01T07:59:59+08:00, out-of-range",
    "2199-12-31T23:59:59.999999999Z, taken",
    "2200-01-01T00:00:00Z, out-of-range",
    "2199-12-31T23:59:59-00:01, out-of-range",
    "-999999999-01-01T00:00:00Z, out-of-range",
    "+999999999-12-31T23:59:59-18:00, out-of-range",
    "+999999999-12-31T23:59:59+18:00, out-of-range",
    "+10000-01-01T00:00:00Z, out-of-range",
    "+1000000000-01-01T00:00:00Z, malformed",
    "0000-01-01T00:00:00Z, out-of-range",
    "2026-12-31T24:00:00Z, malformed",
    "2026-12-31T23:59:60Z, malformed",
    "2026-02-29T00:00:00Z, malformed",
    "2026-12-01T00:00:00+18:01, malformed",
    "2026-12-01T00:00:00, malformed",
    "2026-12-01, malformed",
    "2026-12-01T00:00:00.1234567890Z, malformed",
    "2026-12-01T00:00:00Z[Asia/Nowhere], malformed",
    "'', malformed",
    "1796083200, malformed",
    "NaN, malformed",
  })
  void anInstant(String text, String expected) {
    assertThat(codeOf(() -> Times.instant("at", text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1938-03-21, taken",
    "1800-01-01, taken",
    "1799-12-31, out-of-range",
    "2199-12-31, taken",
    "2200-01-01, out-of-range",
    "+999999999-12-31, out-of-range",
    "-0001-01-01, out-of-range",
    "2026-02-30, malformed",
    "2026-12-01T00:00:00Z, malformed",
  })
  void aDate(String text, String expected) {
    assertThat(codeOf(() -> Times.date("on", text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, taken",
    "PT10H, taken",
    "P0DT10H, taken",
    "PT10H0.000000001S, out-of-range",
    "PT9223372036854775807S, out-of-range",
    "PT9223372036854775808S, malformed",
    "P999999999999999D, malformed",
    "-PT1S, malformed",
    "P1M, malformed",
    "PT1e400S, malformed",
    "PTNaNS, malformed",
    "'', malformed",
  })
  void aDuration(String text, String expected) {
    assertThat(codeOf(() -> Times.duration("work", text, Duration.ofHours(10))))
        .isEqualTo(expected);
  }

  @Test
  void aRefusalNamesTheFieldAndRepeatsNoLongText() {
    var refused =
        catchThrowableOfType(
            RefusedException.class, () -> Times.instant("start", "9".repeat(100_000)));

    assertThat(refused.fields()).extracting(FieldError::field).containsExactly("start");
    assertThat(refused.getMessage()).startsWith("start must be").hasSizeLessThan(300);
  }

  /** Any instant within the bounds, at any offset, is read as itself, to the microsecond. */
  @Property(tries = 1000)
  void whatIsWithinTheBoundsIsReadAsItIs(
      @ForAll @LongRange(min = 946_684_800L, max = 7_258_118_399L) long seconds,
      @ForAll @IntRange(max = 999_999_999) int nanos,
      @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offset) {
    var instant = Instant.ofEpochSecond(seconds, nanos);
    var written = instant.atOffset(ZoneOffset.ofTotalSeconds(offset * 60)).toString();

    assertThat(Times.instant("at", written)).isEqualTo(instant.truncatedTo(ChronoUnit.MICROS));
  }

  @Property(tries = 1000)
  void whatIsBeyondTheBoundsIsRefused(
      @ForAll @LongRange(min = -31_557_014_167_219_200L, max = 31_556_889_864_403_199L)
          long seconds) {
    var instant = Instant.ofEpochSecond(seconds);
    var expected = seconds >= 946_684_800L && seconds <= 7_258_118_399L ? "taken" : "out-of-range";

    var code =
        codeOf(
            () ->
                Times.instant(
                    "at",
                    instant.isBefore(Instant.parse("-999999998-01-01T00:00:00Z"))
                            || instant.isAfter(Instant.parse("+999999998-01-01T00:00:00Z"))
                        ? "-999999999-01-01T00:00:00Z"
                        : instant.atOffset(ZoneOffset.UTC).toString()));

    assertThat(code).isEqualTo(expected);
  }

  private static String codeOf(Runnable reading) {
    try {
      reading.run();
      return "taken";
    } catch (RefusedException refused) {
      return refused.fields().get(0).code();
    }
  }
}
