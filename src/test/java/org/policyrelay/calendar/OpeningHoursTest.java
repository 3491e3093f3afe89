package org.policyrelay.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;

class OpeningHoursTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          09:00-17:00                                   | 0 | 09:00-17:00
          09:00-12:00,13:00-17:00                       | 0 | 09:00-12:00 13:00-17:00
          00:00-24:00                                   | 0 | 00:00-00:00
          Mon-Thu 09:00-17:30; Fri 09:00-12:00          | 0 | 09:00-17:30
          Mon-Thu 09:00-17:30; Fri 09:00-12:00          | 4 | 09:00-12:00
          Mon-Thu 09:00-17:30; Fri 09:00-12:00          | 5 | ''
          Fri 09:00-12:00; 08:00-16:00                  | 0 | 08:00-16:00
          Fri 09:00-12:00; 08:00-16:00                  | 4 | 09:00-12:00
          Sat-Tue 10:00-11:00                           | 6 | 10:00-11:00
          Sat-Tue 10:00-11:00                           | 2 | ''
          Mon+Wed 10:00-11:00                           | 1 | ''
          Mon+Wed 10:00-11:00                           | 2 | 10:00-11:00
          mon 10:00-11:00,  11:00-12:00                 | 0 | 10:00-11:00 11:00-12:00
          """)
  void aDayIsOpenAsItIsWritten(String text, int daysAfterMonday, String expected) {
    assertThat(on(OpeningHours.parse(text), MONDAY.plusDays(daysAfterMonday), ZoneId.of("UTC")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "17:00-09:00",
        "09:00-09:00",
        "9:00-17:00",
        "09:00",
        "09:00-25:00",
        "24:00-09:00x",
        "09:00-12:00,11:00-17:00",
        "09:00-24:00,10:00-11:00",
        "Mo 09:00-17:00",
        "Xyz 09:00-17:00",
        "Mon",
        "09:00-17:00;",
        "",
        "always"
      })
  void whatIsNoHoursIsRefusedByName(String text) {
    assertThatThrownBy(() -> OpeningHours.parse(text))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
        .hasMessageContaining("'" + text + "'");
  }

  /**
   * In Sydney the clock jumps from 02:00 to 03:00 on 4 October 2026 and repeats 02:00 on 5 April.
   */
  @Test
  void aNightOverAClockChangeIsAsLongAsItIs() {
    var sydney = ZoneId.of("Australia/Sydney");
    var night = OpeningHours.parse("01:00-05:00");

    assertThat(hours(night, LocalDate.of(2026, 10, 4), sydney)).isEqualTo(3);
    assertThat(hours(night, LocalDate.of(2026, 4, 5), sydney)).isEqualTo(5);
    assertThat(hours(night, LocalDate.of(2026, 10, 5), sydney)).isEqualTo(4);
  }

  @Test
  void aWindowThatTheClockJumpsOverIsNotThere() {
    var gap = OpeningHours.parse("02:00-03:00");

    assertThat(on(gap, LocalDate.of(2026, 10, 4), ZoneId.of("Australia/Sydney"))).isEmpty();
  }

  private static String on(OpeningHours hours, LocalDate date, ZoneId zone) {
    return String.join(
        " ",
        intervals(hours, date, zone).stream()
            .map(
                interval ->
                    interval.from().atZone(zone).toLocalTime()
                        + "-"
                        + interval.to().atZone(zone).toLocalTime())
            .toList());
  }

  private static long hours(OpeningHours hours, LocalDate date, ZoneId zone) {
    return intervals(hours, date, zone).stream()
        .mapToLong(open -> Duration.between(open.from(), open.to()).toHours())
        .sum();
  }

  private static List<Interval> intervals(OpeningHours hours, LocalDate date, ZoneId zone) {
    var open = new ArrayList<Interval>();
    hours.addTo(open, date, zone);
    return open;
  }
}
