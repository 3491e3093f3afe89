package org.policyrelay.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.RefusedException;

class WorkingTimeTest {

  private static final Calendars CALENDARS = Calendars.builtIn();

  /** Open 09:00–17:00 unless said; every row can be checked against a wall calendar. */
  @ParameterizedTest(name = "{4}: {2} from {1} in {0} is due {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SG        | 2026-03-02T09:00+08:00 | PT4H    | 2026-03-02T13:00+08:00 | inside a day
          SG        | 2026-03-02T09:00+08:00 | PT8H    | 2026-03-02T17:00+08:00 | exactly on closing time
          SG        | 2026-03-02T17:00+08:00 | PT1M    | 2026-03-03T09:01+08:00 | from closing time at the next opening
          SG        | 2026-03-02T20:00+08:00 | PT1H    | 2026-03-03T10:00+08:00 | from the evening
          SG        | 2026-03-02T12:00:00.5+08:00 | PT0.5S | 2026-03-02T12:00:01+08:00 | parts of a second
          SG        | 2026-03-06T16:00+08:00 | PT2H    | 2026-03-09T10:00+08:00 | over a weekend
          SG        | 2026-02-16T16:00+08:00 | PT2H    | 2026-02-19T10:00+08:00 | over Chinese New Year (17 and 18 Feb)
          SG        | 2026-02-16T20:00+08:00 | PT0S    | 2026-02-16T20:00+08:00 | no work is done at once
          AU-NSW    | 2026-10-02T16:00+10:00 | PT2H    | 2026-10-06T10:00+11:00 | DST begins on Sunday, Monday is Labour Day
          AU-NSW    | 2026-04-02T16:00+11:00 | PT2H    | 2026-04-07T10:00+10:00 | DST ends on Easter Sunday
          NZ        | 2026-09-25T16:00+12:00 | PT2H    | 2026-09-28T10:00+13:00 | DST in New Zealand
          AU-SA     | 2026-03-03T16:30+10:30 | PT1H    | 2026-03-04T09:30+10:30 | a half-hour zone
          MM        | 2026-03-03T16:30+06:30 | PT1H    | 2026-03-04T09:30+06:30 | another half-hour zone
          MY-KDH    | 2026-03-05T16:00+08:00 | PT2H    | 2026-03-08T10:00+08:00 | Friday and Saturday are off
          MY-JHR    | 2024-03-07T16:00+08:00 | PT2H    | 2024-03-10T10:00+08:00 | Johor until 2024: Friday and Saturday
          MY-JHR    | 2026-03-06T16:00+08:00 | PT2H    | 2026-03-09T10:00+08:00 | Johor since 2025: Saturday and Sunday
          BN        | 2026-04-09T16:00+08:00 | PT2H    | 2026-04-11T10:00+08:00 | Brunei rests on Friday …
          BN        | 2026-04-11T16:00+08:00 | PT2H    | 2026-04-13T10:00+08:00 | … and on Sunday, not on Saturday
          VN        | 2024-05-03T16:00+07:00 | PT2H    | 2024-05-04T10:00+07:00 | a make-up Saturday
          SG,AU-NSW | 2026-03-02T05:00+08:00 | PT12H   | 2026-03-03T07:00+08:00 | follow the sun: Sydney opens 06:00, SG closes 17:00
          SG,MY-KUL | 2026-08-07T16:00+08:00 | PT2H    | 2026-08-10T10:00+08:00 | Singapore has National Day observed, KL is open
          """)
  void workIsDueWhenItIsDue(String hubs, String start, String work, String due, String why) {
    var time = hubs(hubs);
    var from = instant(start);
    var duration = Duration.parse(work);

    assertThat(time.add(from, duration)).isEqualTo(instant(due));
    assertThat(time.between(from, instant(due))).isEqualTo(duration);
  }

  @Test
  void aNightCountsAsNothing() {
    var time = hubs("SG");

    assertThat(time.between(instant("2026-03-02T17:00+08:00"), instant("2026-03-03T09:00+08:00")))
        .isZero();
    assertThat(time.between(instant("2026-03-03T12:00+08:00"), instant("2026-03-02T12:00+08:00")))
        .as("backwards")
        .isZero();
    assertThat(time.openFrom(instant("2026-03-02T17:00+08:00")))
        .isEqualTo(instant("2026-03-03T09:00+08:00"));
    assertThat(time.openFrom(instant("2026-03-02T16:59+08:00")))
        .isEqualTo(instant("2026-03-02T16:59+08:00"));
  }

  @Test
  void everyStretchHasItsReason() {
    var segments =
        hubs("SG").explain(instant("2026-02-16T16:00+08:00"), instant("2026-02-19T10:00+08:00"));

    assertThat(segments)
        .extracting(
            segment -> segment.from().atZone(ZoneId.of("Asia/Singapore")).toLocalDateTime(),
            Segment::counted,
            Segment::reason)
        .map(row -> row.toList().toString())
        .containsExactly(
            "[2026-02-16T16:00, true, open, SG]",
            "[2026-02-16T17:00, false, outside hours, SG]",
            "[2026-02-17T00:00, false, holiday: Chinese New Year, SG]",
            "[2026-02-19T00:00, false, outside hours, SG]",
            "[2026-02-19T09:00, true, open, SG]");
  }

  @Test
  void whereSeveralAreClosedEachSaysWhy() {
    var segments =
        hubs("SG,PH").explain(instant("2026-02-16T16:00+08:00"), instant("2026-02-18T10:00+08:00"));

    assertThat(segments)
        .extracting(Segment::reason)
        .contains(
            "holiday: Chinese New Year, SG, PH",
            "holiday: Chinese New Year, SG; outside hours, PH",
            "open, PH");
  }

  /** Whatever is asked, an instant of which no calendar knows is refused and not guessed. */
  @ParameterizedTest
  @ValueSource(strings = {"2023-12-31T23:59:59Z", "2045-12-31T00:00:01Z"})
  void everyQuestionIsForDaysThatAreKnown(String text) {
    var time = hubs("SG");
    var outside = Instant.parse(text);
    var inside = instant("2026-03-02T09:00+08:00");
    var questions =
        List.<ThrowingCallable>of(
            () -> time.add(outside, Duration.ZERO),
            () -> time.between(outside, inside),
            () -> time.between(inside, outside),
            () -> time.openFrom(outside),
            () -> time.explain(outside, inside),
            () -> time.explain(inside, outside));
    assertThat(questions)
        .allSatisfy(
            question ->
                assertThatThrownBy(question)
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("where the calendars"));
  }

  @Test
  void noWorkIsDoneAtOnceOpenOrNot() {
    var night = instant("2026-03-02T22:00+08:00");
    assertThat(hubs("SG").add(night, Duration.ZERO)).isEqualTo(night);
    assertThat(hubs("SG").openFrom(night)).isEqualTo(instant("2026-03-03T09:00+08:00"));
  }

  @Test
  void whatTheCalendarsDoNotReachIsRefused() {
    var time = hubs("SG");
    var start = instant("2026-03-02T09:00+08:00");

    assertThatThrownBy(() -> time.add(instant("2023-12-31T12:00Z"), Duration.ofHours(1)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("2023-12-31T12:00:00Z is before 2024-01-01");
    assertThatThrownBy(() -> time.add(start, Duration.ofHours(-1)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("PT-1H is negative");
    assertThatThrownBy(() -> time.add(start, Duration.ofHours(1_000_000)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("runs past 2045-12-31");
    assertThatThrownBy(() -> time.between(start, instant("2050-01-01T00:00Z")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is after 2045-12-31");
    assertThatThrownBy(() -> hubs("SG,XX"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("no calendar for hub 'XX'; known are [AU, AU-ACT,");
    assertThatThrownBy(
            () -> CALENDARS.workingTime(List.of("SG"), OpeningHours.parse("Sat 09:00-12:00")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("SG has no open hour at all");
  }

  @Test
  void afterTheLastYearOfHolidaysThereAreWeekendsOnly() {
    var time = hubs("SG");

    assertThat(time.holidaysUnknownAfter(instant("2030-12-31T12:00+08:00"))).isEmpty();
    assertThat(time.holidaysUnknownAfter(instant("2031-01-01T12:00+08:00")))
        .contains(LocalDate.of(2030, 12, 31));
    assertThat(time.add(instant("2031-12-24T16:00+08:00"), Duration.ofHours(2)))
        .as("Christmas 2031 is not known")
        .isEqualTo(instant("2031-12-25T10:00+08:00"));
  }

  private static WorkingTime hubs(String names) {
    return CALENDARS.workingTime(Arrays.asList(names.split(",", -1)), null);
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
