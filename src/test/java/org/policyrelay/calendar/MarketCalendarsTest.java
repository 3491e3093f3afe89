package org.policyrelay.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The days of the markets as their governments set them; every row stands in a notice. */
class MarketCalendarsTest {

  private static final Calendars CALENDARS = Calendars.builtIn();

  @ParameterizedTest(name = "{1} in {0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MY,MY-KUL,MY-SGR | 2026-03-20 | holiday: Eid al-Fitr (additional holiday)
          VN    | 2025-04-26 | open      # worked instead of 2 May
          VN    | 2025-05-02 | holiday: Day off (exchanged with 26 Apr 2025)
          VN    | 2026-01-10 | open      # worked instead of 2 January
          VN    | 2026-01-02 | holiday: Day off (exchanged with 10 Jan 2026)
          VN    | 2026-08-22 | open      # worked instead of 31 August
          VN    | 2026-08-31 | holiday: Day off (exchanged with 22 Aug 2026)
          VN    | 2026-08-29 | weekend   # any other Saturday
          ID    | 2027-03-09 | open      # was Eid by estimate
          ID    | 2027-03-11 | holiday (provisional): Eid al-Fitr Second Day (estimated)
          ID    | 2027-05-17 | holiday (provisional): Eid al-Adha (estimated)
          ID    | 2027-08-15 | holiday: Prophet's Birthday
          MY    | 2027-03-09 | open      # was Eid by estimate
          MY    | 2027-03-11 | holiday: Eid al-Fitr (Second Day)
          MY    | 2027-05-17 | holiday (provisional): Eid al-Adha (observed, estimated)
          MY    | 2027-08-16 | holiday: Prophet Muhammad's Birthday (observed)
          BN    | 2027-03-09 | open
          BN    | 2027-03-13 | holiday (provisional): Eid al-Fitr (observed, estimated)
          BN    | 2027-08-16 | holiday (provisional): Prophet's Birthday (observed, estimated)
          PH    | 2027-11-02 | holiday: All Souls' Day
          PH    | 2027-12-24 | holiday: Christmas Eve
          SG    | 2028-02-28 | holiday (provisional): Eid al-Fitr (observed, estimated)
          MY-KDH | 2026-02-01 | holiday: Thaipusam
          """)
  void aDayIsWhatItIs(String hubs, LocalDate date, String reason) {
    for (var hub : hubs.split(",", -1)) {
      assertThat(whyOff(hub, date)).as(hub).isEqualTo(reason.split("#", -1)[0].strip());
    }
  }

  private static String whyOff(String hub, LocalDate date) {
    var time = CALENDARS.workingTime(List.of(hub), null);
    var noon = date.atTime(12, 0).atZone(time.zone()).toInstant();
    var reason = time.explain(noon, noon.plusSeconds(60)).get(0).reason();
    return reason.substring(0, reason.lastIndexOf(", "));
  }

  /** The days that were corrected, counted against the calendars of before. */
  @Test
  void everyCorrectedDayIsTakenOver() throws IOException {
    var changes = CALENDARS.with(before()).changesTo(CALENDARS);
    var days = changes.stream().filter(change -> !isRenamed(change)).toList();
    var byHub =
        days.stream().collect(Collectors.groupingBy(CalendarChange::hub, Collectors.counting()));

    // from the published file: days that became or ceased to be holidays, weekends left out
    assertThat(byHub.get("PH")).isEqualTo(2);
    assertThat(byHub.get("VN")).isEqualTo(6);
    assertThat(days)
        .contains(
            new CalendarChange("VN", LocalDate.of(2026, 8, 22), "weekend", "working day"),
            new CalendarChange(
                "MY",
                LocalDate.of(2026, 3, 20),
                "working day",
                "holiday: Eid al-Fitr (additional holiday)"));
    assertThat(byHub.keySet()).contains("SG", "MY", "MY-KUL", "ID", "BN");
  }

  private static boolean isRenamed(CalendarChange change) {
    return change.before().startsWith("holiday") && change.after().startsWith("holiday");
  }

  @Test
  void estimatesAreMarked() {
    var byHub =
        CALENDARS.status().stream()
            .collect(Collectors.toMap(HubStatus::hub, status -> status.provisional().size()));

    assertThat(byHub)
        .containsEntry("SG", 18)
        .containsEntry("ID", 33)
        .containsEntry("MY", 34)
        .containsEntry("BN", 52)
        .containsEntry("PH", 8)
        .containsEntry("TL", 10)
        .containsEntry("MM", 5)
        .containsEntry("VN", 0);
    assertThat(byHub.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(462);
    assertThat(CALENDARS.status())
        .allSatisfy(status -> assertThat(status.asOf()).contains(LocalDate.of(2026, 11, 27)));
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MY | 2027-05-14T16:00+08:00 | PT2H | over it            | 2027-05-17
          MY | 2027-05-14T09:00+08:00 | PT8H | three days before  | ''
          MY | 2027-05-18T09:00+08:00 | PT1H | the day after      | 2027-05-17
          MY | 2027-05-19T09:00+08:00 | PT1H | the day before another | 2027-05-20
          SG | 2028-02-25T09:00+08:00 | PT1H | two days before    | ''
          SG | 2028-02-24T16:00+08:00 | PT9H | the count ends on Friday, Eid may be Saturday | ''
          VN | 2026-08-21T16:00+07:00 | PT2H | all of it is set   | ''
          """)
  void aCountThatHangsOnAnEstimateSaysSo(
      String hubs, OffsetDateTime start, Duration work, String why, String days) {
    var time = CALENDARS.workingTime(Arrays.asList(hubs.split(",", -1)), null);
    var from = start.toInstant();
    var caveats = time.caveats(from, time.add(from, work));

    assertThat(caveats.provisional())
        .extracting(day -> day.date().toString())
        .containsExactlyInAnyOrderElementsOf(days.isEmpty() ? Set.of() : Set.of(days));
    assertThat(caveats.isEmpty()).isEqualTo(days.isEmpty());
  }

  @Test
  void whatIsProvisionalIsSaidInWords() {
    var time = CALENDARS.workingTime(List.of("MY", "SG"), null);
    var from = OffsetDateTime.parse("2027-05-14T16:00+08:00").toInstant();

    assertThat(time.caveats(from, from.plus(Duration.ofDays(4))).text())
        .isEqualTo(
            "hangs on Eid al-Adha (observed, estimated), 2027-05-17 (MY), which is provisional"
                + " and can move by a day");
    var late = OffsetDateTime.parse("2031-01-02T09:00+08:00").toInstant();
    assertThat(time.caveats(late, late).text())
        .isEqualTo("holidays are known until 2030-12-31; after it only weekends count as days off");
    assertThat(time.explain(late, late.plusSeconds(60)))
        .extracting(Segment::reason)
        .containsExactly("open, holidays not known, MY, SG");
    assertThat(time.explain(late.minus(Duration.ofDays(3)), late.minus(Duration.ofDays(2))))
        .extracting(Segment::reason)
        .as("still known")
        .noneMatch(reason -> reason.contains("not known"));
  }

  static CalendarData before() throws IOException {
    try (var file =
        MarketCalendarsTest.class.getResourceAsStream("/calendars/until-july-2026.json")) {
      return CalendarData.read(new ObjectMapper().readTree(Objects.requireNonNull(file)));
    }
  }
}
