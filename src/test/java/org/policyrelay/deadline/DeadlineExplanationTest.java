package org.policyrelay.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.calendar.ClockTime;
import org.policyrelay.calendar.Segment;
import org.policyrelay.calendar.WorkingTime;

/** Why four working hours from Tuesday, three in the afternoon, end on Wednesday at eleven. */
class DeadlineExplanationTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Singapore");
  private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("dd HH:mm");
  private static final WorkingTime SINGAPORE = Calendars.builtIn().workingTime(List.of("SG"), null);
  private static final Deadline CLOCK = open("2027-03-02T15:00", Duration.ofHours(4));

  @Test
  void everyStretchIsTold() {
    var why = explain(CLOCK, "2027-03-02T16:00");

    assertThat(told(why))
        .containsExactly(
            "02 15:00–02 17:00 counted: open, SG",
            "02 17:00–03 09:00 not: outside hours, SG",
            "03 09:00–03 11:00 counted: open, SG");
    assertThat(why.elapsed()).isEqualTo(Duration.ofHours(1));
    assertThat(why.left()).isEqualTo(Duration.ofHours(3));
    assertThat(why.countsToday()).isTrue();
    assertThat(why.pauses()).isEmpty();
    assertThat(why.caveats().isEmpty()).isTrue();
  }

  @Test
  void whatIsOverdueIsLessThanNothing() {
    assertThat(explain(CLOCK, "2027-03-03T12:30").left()).isEqualTo(Duration.ofMinutes(-90));
  }

  @Test
  void anAnsweredClockHasCountedUpToTheAnswer() {
    var answered = CLOCK.closed(at("2027-03-02T16:30"));

    assertThat(explain(answered, "2027-03-05T12:00").elapsed()).isEqualTo(Duration.ofMinutes(90));
  }

  /** It lies over whatever was open or closed meanwhile. */
  @Test
  void aPauseIsToldInItsPlace() {
    var from = at("2027-03-02T16:00");
    var to = at("2027-03-03T10:00");
    var clock = CLOCK.paused(PauseReason.BLOCKED, from).resumed(to, SINGAPORE);
    var pause = new Pause(PauseReason.BLOCKED, from, to);

    var why = DeadlineExplanation.of(clock, List.of(pause), SINGAPORE, at("2027-03-03T11:00"));

    assertThat(told(why))
        .containsExactly(
            "02 15:00–02 16:00 counted: open, SG",
            "02 16:00–03 10:00 not: paused: waiting for the sender's answer",
            "03 10:00–03 13:00 counted: open, SG");
    assertThat(why.segments().get(1).hub()).isEqualTo("qa");
    assertThat(why.elapsed()).isEqualTo(Duration.ofHours(2));
    assertThat(why.countsToday()).isTrue();
    assertThat(why.pauses()).containsExactly(pause);
  }

  @Test
  void twoPausesAreTold() {
    var one = new Pause(PauseReason.BLOCKED, at("2027-03-02T15:30"), at("2027-03-02T16:00"));
    var two = new Pause(PauseReason.HELD, at("2027-03-02T17:00"), at("2027-03-03T09:00"));
    var clock =
        CLOCK
            .paused(one.reason(), one.from())
            .resumed(one.to(), SINGAPORE)
            .paused(two.reason(), two.from())
            .resumed(two.to(), SINGAPORE);

    var why = DeadlineExplanation.of(clock, List.of(one, two), SINGAPORE, at("2027-03-03T09:00"));

    assertThat(told(why))
        .containsExactly(
            "02 15:00–02 15:30 counted: open, SG",
            "02 15:30–02 16:00 not: paused: waiting for the sender's answer",
            "02 16:00–02 17:00 counted: open, SG",
            "02 17:00–03 09:00 not: paused: the change is on hold",
            "03 09:00–03 11:30 counted: open, SG");
    assertThat(why.left()).isEqualTo(Duration.ofMinutes(150));
  }

  @Test
  void aPauseThatLastsIsToldUpToNow() {
    var paused = CLOCK.paused(PauseReason.HELD, at("2027-03-02T16:00"));

    var why = explain(paused, "2027-03-02T16:30");

    assertThat(told(why))
        .startsWith(
            "02 15:00–02 16:00 counted: open, SG",
            "02 16:00–02 16:30 not: paused: the change is on hold")
        .contains("02 16:30–02 17:00 counted: open, SG");
    assertThat(why.pauses()).hasSize(1);
    assertThat(why.left()).isEqualTo(Duration.ofHours(3));
    assertThat(explain(paused, "2027-03-02T16:00").pauses()).as("not begun").isEmpty();
    assertThat(told(explain(paused, "2027-03-04T12:00")))
        .as("no stretch goes on after the due instant")
        .last()
        .isEqualTo("02 16:00–03 11:00 not: paused: the change is on hold");
  }

  @Test
  void aClockThatStandsElsewhereThanItWouldTodaySaysSo() {
    var moved = CLOCK.recounted(Duration.ofHours(2), List.of(), SINGAPORE, DeadlineTest.LADDER);
    var stale =
        new Deadline(
            1,
            0,
            "HO-1",
            Stage.ACCEPTANCE,
            "qa",
            Duration.ofHours(4),
            Count.WORKING,
            CLOCK.openedAt(),
            moved.dueAt(),
            List.of(),
            null,
            null,
            null);

    assertThat(explain(moved, "2027-03-02T16:00").countsToday()).isTrue();
    assertThat(explain(stale, "2027-03-02T16:00").countsToday()).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2027-03-02T16:00 | Due Wed 3 Mar 2027, 11:00 Singapore (UTC+8): 4 h of QA's working time from Tue 2 Mar, 15:00
          2027-03-03T12:30 | Due Wed 3 Mar 2027, 11:00 Singapore (UTC+8): 4 h of QA's working time from Tue 2 Mar, 15:00; overdue by 1 h 30 min
          """)
  void oneLineSaysByWhenAndWhy(String now, String line) {
    assertThat(DeadlineWords.line(explain(CLOCK, now), "QA", ZONE)).isEqualTo(line);
  }

  /** Nights are no news; weekends, holidays and pauses are, each once. */
  @Test
  void theLineNamesWhatWasNotCounted() {
    var friday = open("2027-03-05T16:00", Duration.ofHours(12));
    assertThat(DeadlineWords.line(explain(friday, "2027-03-05T16:00"), "QA", ZONE))
        .isEqualTo(
            "Due Tue 9 Mar 2027, 12:00 Singapore (UTC+8): 12 h of QA's working time from Fri 5 Mar,"
                + " 16:00; not counted: weekend, SG");
  }

  @Test
  void theLineOfAStoppedClockSaysSinceWhenAndWhatIsLeft() {
    var paused = CLOCK.paused(PauseReason.HELD, at("2027-03-02T16:15"));
    assertThat(DeadlineWords.line(explain(paused, "2027-03-03T16:00"), "QA", ZONE))
        .isEqualTo(
            "Clock stopped since Tue 2 Mar 2027, 16:15 Singapore (UTC+8) (the change is on hold);"
                + " 2 h 45 min left");
  }

  @Test
  void theLineOfAnEmergencySaysTheStatutoryDeadline() {
    assertThat(emergencyLine(null))
        .isEqualTo(
            "Due Tue 2 Mar 2027, 19:00 Singapore (UTC+8): 4 h by the clock, day and night, from Tue"
                + " 2 Mar, 15:00");
    assertThat(emergencyLine(at("2027-03-02T20:00")))
        .endsWith("15:00; statutory deadline Tue 2 Mar 2027, 20:00 Singapore (UTC+8)");
  }

  private static String emergencyLine(@Nullable Instant latest) {
    var time = new ClockTime(latest);
    var clock =
        Deadline.open(
            "HO-1",
            Stage.ACCEPTANCE,
            "qa",
            Duration.ofHours(4),
            new Count(true, latest),
            at("2027-03-02T15:00"),
            time,
            List.of());
    var why = DeadlineExplanation.of(clock, List.of(), time, at("2027-03-02T15:00"));
    return DeadlineWords.line(why, "QA", ZONE);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "PT0S, 0 min",
    "PT59S, 0 min",
    "PT59M, 59 min",
    "PT60M, 1 h",
    "PT61M, 1 h 1 min",
    "PT25H30M, 25 h 30 min"
  })
  void hoursAndMinutes(Duration duration, String words) {
    assertThat(DeadlineWords.hours(duration)).isEqualTo(words);
  }

  @Test
  void aPreviewSaysWhatItHangsOn() {
    var plain = DeadlinePreview.of(SINGAPORE, at("2027-03-02T15:00"), Duration.ofHours(4));
    assertThat(plain.due()).isEqualTo(at("2027-03-03T11:00"));
    assertThat(plain.worked()).isEqualTo(Duration.ofHours(4));
    assertThat(plain.segments()).hasSize(3);
    assertThat(plain.provisional()).isEmpty();
    assertThat(plain.warning()).isNull();

    var beyond = DeadlinePreview.of(SINGAPORE, at("2040-03-02T15:00"), Duration.ofHours(4));
    assertThat(beyond.warning()).startsWith("holidays are known until 20");
  }

  @ParameterizedTest
  @CsvSource({"75, PT0S, PT3H", "100, PT0S, PT4H", "100, PT4H, PT8H", "50, PT1H, PT3H"})
  void aRungIsAPartOfTheTargetAndTimeOnTop(int percent, Duration onTop, Duration after) {
    assertThat(new Rung(0, "r", percent, onTop, 0, "lead", "").after(Duration.ofHours(4)))
        .isEqualTo(after);
  }

  @Test
  void whoeverMayActFromARungOnIsToldAtOnce() {
    assertThat(new Rung(1, "level-1", 100, Duration.ZERO, 0, "lead", "").isUrgent()).isFalse();
    assertThat(new Rung(2, "level-2", 100, Duration.ZERO, 0, "lead", "managers").isUrgent())
        .isTrue();
  }

  /** How an emergency counts is asked only of what is counted by the clock. */
  @Test
  void aTargetIsCountedAsItsTableSays() {
    var bound = new Count(true, at("2027-03-02T20:00"));
    assertThat(target(false).count(() -> Optional.of(bound))).isEqualTo(Count.WORKING);
    assertThat(target(true).count(() -> Optional.of(bound))).isEqualTo(bound);
    assertThat(target(true).count(Optional::empty)).isEqualTo(Count.CLOCK);
    assertThat(Count.CLOCK.code()).isEqualTo("clock");
    assertThat(Count.WORKING.code()).isEqualTo("working");
    assertThat(bound.in(SINGAPORE)).isEqualTo(new ClockTime(bound.latest()));
    assertThat(Count.WORKING.in(SINGAPORE)).isSameAs(SINGAPORE);
  }

  @Test
  void whatStandsForItIsNamedInLowerCase() {
    assertThat(PauseReason.BLOCKED.code()).isEqualTo("blocked");
    assertThat(Stage.DELIVERY.code()).isEqualTo("delivery");
  }

  private static Target target(boolean byTheClock) {
    return new Target(Duration.ofHours(1), Duration.ofHours(2), byTheClock, 2);
  }

  private static List<String> told(DeadlineExplanation why) {
    return why.segments().stream().map(DeadlineExplanationTest::told).toList();
  }

  private static String told(Segment segment) {
    return "%s–%s %s: %s"
        .formatted(
            DAY_AND_TIME.format(segment.from().atZone(ZONE)),
            DAY_AND_TIME.format(segment.to().atZone(ZONE)),
            segment.counted() ? "counted" : "not",
            segment.reason());
  }

  private static DeadlineExplanation explain(Deadline clock, String now) {
    return DeadlineExplanation.of(clock, List.of(), SINGAPORE, at(now));
  }

  private static Deadline open(String start, Duration target) {
    return Deadline.open(
        "HO-1",
        Stage.ACCEPTANCE,
        "qa",
        target,
        Count.WORKING,
        at(start),
        SINGAPORE,
        DeadlineTest.LADDER);
  }

  private static Instant at(String local) {
    return OffsetDateTime.parse(local + "+08:00").toInstant();
  }
}
