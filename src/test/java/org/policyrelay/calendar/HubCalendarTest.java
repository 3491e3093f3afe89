package org.policyrelay.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The days of one place: from 2026 it rests on Saturday and Sunday, from April 2026 on Friday and
 * Saturday; before 2026 nothing is known.
 */
class HubCalendarTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Singapore");
  private static final HubCalendar PLACE =
      new HubCalendar(
          "XX",
          ZONE,
          new TreeMap<>(
              Map.of(
                  day("2026-01-01"), Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                  day("2026-04-01"), Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY))),
          new TreeMap<>(
              Map.of(
                  day("2026-03-02"), DayOff.firm("Founders' Day"),
                  day("2026-03-20"), new DayOff("Eid", true),
                  day("2026-03-14"), DayOff.firm("Feast"))),
          new TreeSet<>(Set.of(day("2026-03-07"), day("2026-03-14"))),
          new CollectiveLeave(new TreeMap<>(Map.of(day("2026-03-19"), "Before Eid")), false),
          OpeningHours.STANDARD,
          day("2026-12-31"),
          day("2025-11-01"));

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "2025-12-27, ''",
    "2026-01-03, weekend",
    "2026-01-04, weekend",
    "2026-01-02, ''",
    "2026-03-29, weekend",
    "2026-04-03, weekend",
    "2026-04-05, ''",
    "2026-03-07, ''",
    "2026-03-02, holiday: Founders' Day",
    "2026-03-20, holiday (provisional): Eid",
    "2026-03-14, holiday: Feast",
    "2026-03-19, ''"
  })
  void whyADayIsOff(LocalDate date, String why) {
    assertThat(PLACE.whyOff(date)).isEqualTo(why);
  }

  /** Friday is open, the weekend is not, Monday is a holiday. */
  @Test
  void itIsOpenOnItsWorkingDaysTheFirstAndTheLastIncluded() {
    assertThat(PLACE.open(day("2026-02-27"), day("2026-03-03")))
        .containsExactly(
            hours("2026-02-27T01:00:00Z", "2026-02-27T09:00:00Z"),
            hours("2026-03-03T01:00:00Z", "2026-03-03T09:00:00Z"));
    assertThat(PLACE.open(day("2026-03-03"), day("2026-03-03"))).hasSize(1);
    assertThat(PLACE.open(day("2026-03-03"), day("2026-03-02"))).isEmpty();
  }

  @Test
  void holidaysAreKnownToTheLastDay() {
    assertThat(PLACE.isKnown(day("2026-12-31"))).isTrue();
    assertThat(PLACE.isKnown(day("2027-01-01"))).isFalse();
  }

  @Test
  void whatCanStillMoveIsToldWhereItLies() {
    var eid = day("2026-03-20");
    assertThat(PLACE.provisional(day("2026-01-01"), day("2026-12-31"))).containsOnlyKeys(eid);
    assertThat(PLACE.provisional(eid, eid)).containsOnlyKeys(eid);
    assertThat(PLACE.provisional(eid.plusDays(1), day("2026-12-31"))).isEmpty();
    assertThat(PLACE.provisional(day("2026-01-01"), eid.minusDays(1))).isEmpty();
    assertThat(PLACE.provisional(eid, eid.minusDays(1))).as("no day at all").isEmpty();
  }

  @Test
  void ofABarePlaceOnlyClockAndWeekendAreKnown() {
    var bare = HubCalendar.bare("YY", ZONE);
    assertThat(bare.whyOff(day("2026-03-01"))).isEqualTo("weekend");
    assertThat(bare.whyOff(day("2026-03-02"))).isEmpty();
    assertThat(bare.isKnown(WorkingTime.FIRST_DAY)).isFalse();
    assertThat(bare.isKnown(WorkingTime.FIRST_DAY.minusDays(1))).isTrue();
    assertThat(bare.asOf()).isNull();
    assertThat(bare.zone()).isEqualTo(ZONE);
  }

  @Test
  void settingsGoOverWhatIsKnown() {
    assertThat(PLACE.withWeekend(Set.of(DayOfWeek.MONDAY)).whyOff(day("2024-01-01")))
        .as("always")
        .isEqualTo("weekend");
    assertThat(PLACE.withWeekend(Set.of(DayOfWeek.MONDAY)).whyOff(day("2026-04-03"))).isEmpty();
    assertThat(PLACE.withWorkingDays(Set.of(day("2026-03-02"))).whyOff(day("2026-03-02")))
        .as("whatever stood against it")
        .isEmpty();
    assertThat(PLACE.withWorkingDays(Set.of(day("2026-03-08"))).whyOff(day("2026-03-08")))
        .isEmpty();
    assertThat(PLACE.withWorkingDays(Set.of()).whyOff(day("2026-03-07")))
        .as("those that are known stay")
        .isEmpty();
    var utc = PLACE.withZone(ZoneId.of("UTC")).withHours(OpeningHours.parse("10:00-11:00"));
    assertThat(utc.open(day("2026-03-03"), day("2026-03-03")))
        .containsExactly(hours("2026-03-03T10:00:00Z", "2026-03-03T11:00:00Z"));
  }

  @Test
  void moreHolidaysMakeMoreKnown() {
    var more = PLACE.withHolidays(Map.of(day("2027-05-03"), "Rest"), day("2027-12-31"));
    assertThat(more.whyOff(day("2027-05-03"))).isEqualTo("holiday: Rest");
    assertThat(more.whyOff(day("2026-03-02"))).isEqualTo("holiday: Founders' Day");
    assertThat(more.lastKnown()).isEqualTo(day("2027-12-31"));
    assertThat(PLACE.withHolidays(Map.of(), day("2025-12-31")).lastKnown())
        .as("never less")
        .isEqualTo(day("2026-12-31"));
  }

  @Test
  void collectiveLeaveCountsOnlyWhereItIsTaken() {
    var taken = PLACE.withCollectiveLeave();
    assertThat(taken.whyOff(day("2026-03-19"))).isEqualTo("holiday: Before Eid");
    assertThat(taken.leave().taken()).isTrue();
    assertThat(taken.lastKnown()).isEqualTo(PLACE.lastKnown());
    assertThat(PLACE.leave().use()).isNotEqualTo(taken.leave().use());
    assertThat(CollectiveLeave.NONE.use()).isNotIn(PLACE.leave().use(), taken.leave().use());
    assertThat(CollectiveLeave.NONE.take().daysOff()).isEmpty();
  }

  /** A file that knows 2026 anew: its year is as it says, others stay as they were known. */
  @Test
  void aNewerFileCountsForItsYears() {
    var before =
        PLACE.withHolidays(
            Map.of(day("2025-06-02"), "Past", day("2027-06-01"), "Later"), day("2027-12-31"));
    var renewed = before.renewedBy(newer(Set.of(DayOfWeek.SUNDAY), day("2026-07-01")));

    assertThat(renewed.whyOff(day("2026-03-02"))).as("it has none there").isEmpty();
    assertThat(renewed.whyOff(day("2026-06-01"))).isEqualTo("holiday: New");
    assertThat(renewed.whyOff(day("2025-06-02"))).isEqualTo("holiday: Past");
    assertThat(renewed.whyOff(day("2027-06-01"))).isEqualTo("holiday: Later");
    assertThat(renewed.workingDays()).containsExactly(day("2026-08-08"));
    assertThat(renewed.lastKnown()).as("never less").isEqualTo(day("2027-12-31"));
    assertThat(renewed.asOf()).isEqualTo(day("2026-05-01"));
    assertThat(renewed.zone()).isEqualTo(ZoneId.of("Asia/Manila"));
    assertThat(renewed.hours()).isSameAs(PLACE.hours());
    assertThat(renewed.leave().days()).containsOnlyKeys(day("2026-03-19"));
    assertThat(
            PLACE
                .withHolidays(Map.of(), day("2025-12-31"))
                .renewedBy(newer(Set.of(), null))
                .lastKnown())
        .isEqualTo(day("2026-12-31"));
  }

  /** What it says of the time before its first rule is a guess; what was known of that stays. */
  @Test
  void aNewerFileCountsForWeekendsFromItsFirstRuleOn() {
    var renewed = PLACE.renewedBy(newer(Set.of(DayOfWeek.SUNDAY), day("2026-07-01")));
    assertThat(renewed.whyOff(day("2026-01-03"))).isEqualTo("weekend");
    assertThat(renewed.whyOff(day("2026-06-26"))).as("Friday before it").isEqualTo("weekend");
    assertThat(renewed.whyOff(day("2026-07-03"))).as("Friday after it").isEmpty();
    assertThat(renewed.whyOff(day("2026-07-05"))).isEqualTo("weekend");

    var always = PLACE.renewedBy(newer(Set.of(DayOfWeek.SUNDAY), null));
    assertThat(always.whyOff(day("2026-01-03"))).as("one rule for all time").isEmpty();
  }

  @Test
  void collectiveLeaveIsRenewedWhereTheFileHasSome() {
    var newer = new CollectiveLeave(new TreeMap<>(Map.of(day("2026-12-24"), "Eve")), false);
    var taken = PLACE.leave().take();
    assertThat(taken.renewedBy(newer).daysOff()).containsOnlyKeys(day("2026-12-24"));
    assertThat(taken.renewedBy(CollectiveLeave.NONE)).isEqualTo(taken);
    assertThat(PLACE.leave().renewedBy(newer).daysOff()).isEmpty();
  }

  @Test
  void theDaysThatBecomeOthersAreTold() {
    var after =
        PLACE
            .withHolidays(Map.of(day("2026-03-03"), "New"), day("2026-12-31"))
            .withWorkingDays(Set.of(day("2026-03-02"), day("2026-03-08")));

    assertThat(CalendarChange.between(Map.of("XX", PLACE), Map.of("XX", after)))
        .containsExactly(
            new CalendarChange("XX", day("2026-03-02"), "holiday: Founders' Day", "working day"),
            new CalendarChange("XX", day("2026-03-03"), "working day", "holiday: New"),
            new CalendarChange("XX", day("2026-03-08"), "weekend", "working day"));
    assertThat(CalendarChange.between(Map.of("XX", PLACE), Map.of("XX", PLACE))).isEmpty();
    assertThat(CalendarChange.between(Map.of(), Map.of("XX", after))).as("a new place").isEmpty();
    var other = PLACE.withWeekend(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
    assertThat(CalendarChange.between(Map.of("XX", PLACE), Map.of("XX", other)))
        .as("the last day that is counted")
        .extracting(CalendarChange::date)
        .contains(lastFriday())
        .doesNotContain(day("2026-03-06"));
  }

  private static LocalDate lastFriday() {
    var date = WorkingTime.LAST_DAY;
    while (date.getDayOfWeek() != DayOfWeek.FRIDAY) {
      date = date.minusDays(1);
    }
    return date;
  }

  @Test
  void anIntervalEndsAfterItBegins() {
    var at = Instant.parse("2026-03-03T01:00:00Z");
    assertThatThrownBy(() -> new Interval(at, at)).hasMessageContaining("is not before");
    assertThat(new Interval(at, at.plusNanos(1)).to()).isAfter(at);
  }

  /** A file of 2026 alone, with one rule for weekends: from a day on, or for all time. */
  private static HubCalendar newer(Set<DayOfWeek> weekend, @Nullable LocalDate from) {
    var weekends = new TreeMap<LocalDate, Set<DayOfWeek>>(Map.of(LocalDate.MIN, weekend));
    if (from != null) {
      weekends.put(from, weekend);
    }
    return new HubCalendar(
        "XX",
        ZoneId.of("Asia/Manila"),
        weekends,
        new TreeMap<>(Map.of(day("2026-06-01"), DayOff.firm("New"))),
        new TreeSet<>(Set.of(day("2026-08-08"))),
        CollectiveLeave.NONE,
        OpeningHours.parse("10:00-11:00"),
        day("2026-12-31"),
        day("2026-05-01"));
  }

  private static Interval hours(String from, String to) {
    return new Interval(Instant.parse(from), Instant.parse(to));
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
