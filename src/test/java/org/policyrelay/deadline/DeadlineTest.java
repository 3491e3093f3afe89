package org.policyrelay.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.calendar.ClockTime;
import org.policyrelay.calendar.WorkingTime;
import org.policyrelay.kernel.RefusedException;

/** One clock: four working hours in Singapore, open 09:00–17:00. */
class DeadlineTest {

  private static final WorkingTime SINGAPORE = Calendars.builtIn().workingTime(List.of("SG"), null);
  private static final Duration TARGET = Duration.ofHours(4);
  static final List<Rung> LADDER =
      List.of(
          new Rung(0, "reminder", 75, Duration.ZERO, 0, "assignee", ""),
          new Rung(1, "level-1", 100, Duration.ZERO, 70, "lead", ""),
          new Rung(2, "level-2", 100, Duration.ofHours(4), 85, "policy-managers", "managers"),
          new Rung(3, "level-3", 100, Duration.ofHours(12), 100, "administrators", "admins"));

  @Example
  void theLadderStandsInWorkingTime() {
    var clock = open("2027-03-05T15:00+08:00");

    assertThat(clock.dueAt()).isEqualTo(instant("2027-03-08T11:00+08:00"));
    assertThat(dues(clock))
        .containsExactly(
            "2027-03-08T10:00+08:00",
            "2027-03-08T11:00+08:00",
            "2027-03-08T15:00+08:00",
            "2027-03-09T15:00+08:00");
  }

  /** One hour is lost on Tuesday and the night costs nothing. */
  @Example
  void aPauseMovesWhatIsToComeByTheWorkingTimeLost() {
    var clock =
        open("2027-03-02T10:00+08:00")
            .paused(PauseReason.BLOCKED, instant("2027-03-02T11:00+08:00"))
            .resumed(instant("2027-03-02T12:00+08:00"), SINGAPORE);

    assertThat(dues(clock))
        .containsExactly(
            "2027-03-02T14:00+08:00",
            "2027-03-02T15:00+08:00",
            "2027-03-03T11:00+08:00",
            "2027-03-04T11:00+08:00");
    assertThat(clock.dueAt()).isEqualTo(instant("2027-03-02T15:00+08:00"));
  }

  @Example
  void aPauseOverNightCostsTheOpenHoursOnly() {
    var clock =
        open("2027-03-02T15:00+08:00")
            .paused(PauseReason.HELD, instant("2027-03-02T16:00+08:00"))
            .resumed(instant("2027-03-03T08:00+08:00"), SINGAPORE);

    assertThat(clock.dueAt()).isEqualTo(instant("2027-03-03T12:00+08:00"));
  }

  @Example
  void whatWasReachedBeforeThePauseStays() {
    var clock =
        open("2027-03-02T09:00+08:00")
            .paused(PauseReason.BLOCKED, instant("2027-03-02T13:30+08:00"))
            .resumed(instant("2027-03-02T14:30+08:00"), SINGAPORE);

    assertThat(clock.dueAt()).as("overdue by then").isEqualTo(instant("2027-03-02T13:00+08:00"));
    assertThat(dues(clock).subList(1, 3))
        .containsExactly("2027-03-02T13:00+08:00", "2027-03-03T10:00+08:00");
  }

  @Example
  void aRungThatIsPassedOverIsSkippedOnce() {
    var clock = open("2027-03-02T09:00+08:00");
    var now = instant("2027-03-03T09:30+08:00");
    var climbed = clock.climbedTo(clock.rungs().get(2), now);

    assertThat(climbed.rungs())
        .extracting(rung -> rung.state().code())
        .containsExactly("skipped", "skipped", "fired", "pending");
    assertThat(climbed.nextRung().orElseThrow().name()).isEqualTo("level-3");
    assertThat(climbed.climbedTo(climbed.rungs().get(3), now).nextRung()).isEmpty();
  }

  /** A timer that comes late finds several rungs due, one that comes early finds none. */
  @Example
  void whatIsDueIsWhatHasComeAndHasNotHadItsTurn() {
    var clock = open("2027-03-02T09:00+08:00");
    var reminder = clock.rungs().get(0).due();

    assertThat(clock.rungsDue(reminder.minusSeconds(1))).isEmpty();
    assertThat(names(clock.rungsDue(reminder))).containsExactly("reminder");
    var night = instant("2027-03-02T20:00+08:00");
    assertThat(names(clock.rungsDue(night))).containsExactly("reminder", "level-1", "level-2");
    var climbed = clock.climbedTo(clock.rungs().get(1), night);
    assertThat(names(climbed.rungsDue(night))).containsExactly("level-2");
  }

  @Example
  void theTimerIsSetToTheNextRungAndAfterTheLastToNever() {
    var clock = open("2027-03-02T09:00+08:00");
    assertThat(clock.nextTimer()).isEqualTo(clock.rungs().get(0).due());
    var climbed = clock.climbedTo(clock.rungs().get(0), clock.rungs().get(0).due());
    assertThat(climbed.nextTimer()).isEqualTo(clock.rungs().get(1).due());
    var done = clock.climbedTo(clock.rungs().get(3), clock.rungs().get(3).due());
    assertThat(done.nextTimer()).isAfter(instant("2120-01-01T00:00+08:00"));
  }

  private static List<String> names(List<RungDue> rungs) {
    return rungs.stream().map(RungDue::name).toList();
  }

  @Example
  void aClockIsPausedAndResumedInTurn() {
    var running = open("2027-03-02T09:00+08:00");
    var now = instant("2027-03-02T10:00+08:00");

    assertThatThrownBy(() -> running.resumed(now, SINGAPORE))
        .isInstanceOf(RefusedException.class)
        .hasMessage("the acceptance clock of HO-2027-1 is running, it must be paused");
    assertThatThrownBy(() -> running.paused(PauseReason.HELD, now).paused(PauseReason.BLOCKED, now))
        .isInstanceOf(RefusedException.class)
        .hasMessage("the acceptance clock of HO-2027-1 is paused, it must run");
    assertThatThrownBy(() -> running.closed(now).resumed(now, SINGAPORE))
        .hasMessage("the acceptance clock of HO-2027-1 is closed, it must be paused");
    assertThat(running.isPaused()).isFalse();
    assertThat(running.paused(PauseReason.HELD, now).isPaused()).isTrue();
  }

  /** Moving on with each resume and counting anew over all pauses come to the same instants. */
  @Property(tries = 300)
  void countingAnewIsWhatThePausesMade(
      @ForAll("starts") Instant start, @ForAll("gaps") List<Duration> gaps) {
    var clock = openAt(start);
    var pauses = new ArrayList<Pause>();
    var at = start;
    for (var index = 0; index + 1 < gaps.size(); index += 2) {
      var from = at.plus(gaps.get(index));
      var to = from.plus(gaps.get(index + 1));
      clock = clock.paused(PauseReason.BLOCKED, from).resumed(to, SINGAPORE);
      pauses.add(new Pause(PauseReason.BLOCKED, from, to));
      at = to;
    }

    assertThat(clock.recounted(TARGET, pauses, SINGAPORE, LADDER)).isEqualTo(clock);
    assertThat(new PausedCount(start, pauses, SINGAPORE).until(clock.dueAt())).isEqualTo(TARGET);
  }

  @Property(tries = 100)
  void anotherTargetLeavesWhatHasFired(@ForAll("starts") Instant start) {
    var clock = openAt(start);
    var reached = clock.rungs().get(0);
    var moved =
        clock
            .climbedTo(reached, reached.due())
            .recounted(Duration.ofHours(40), List.of(), SINGAPORE, LADDER);

    assertThat(moved.rungs().get(0).due()).isEqualTo(reached.due());
    assertThat(moved.dueAt()).isEqualTo(SINGAPORE.add(start, Duration.ofHours(40)));
    assertThat(moved.rungs().get(1).due()).isEqualTo(moved.dueAt());
  }

  @Provide
  Arbitrary<Instant> starts() {
    return Arbitraries.longs()
        .between(
            Instant.parse("2027-01-01T00:00:00Z").getEpochSecond(),
            Instant.parse("2028-01-01T00:00:00Z").getEpochSecond())
        .map(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<List<Duration>> gaps() {
    return Arbitraries.longs().between(0, 60 * 60).map(Duration::ofMinutes).list().ofMaxSize(8);
  }

  /** An hour is an hour at night and on Sunday; nothing is due after the regulator's deadline. */
  @Test
  void byTheClockAnHourIsAnHourAndNothingIsDueAfterTheBound() {
    var friday = instant("2027-03-05T23:00:00+08:00");
    assertThat(dues(byTheClock(friday, null)))
        .containsExactly(
            "2027-03-06T02:00+08:00",
            "2027-03-06T03:00+08:00",
            "2027-03-06T07:00+08:00",
            "2027-03-06T15:00+08:00");
    var bound = friday.plus(Duration.ofMinutes(40));
    var bounded = byTheClock(friday, bound);
    assertThat(bounded.dueAt()).isEqualTo(bound);
    assertThat(bounded.target()).isEqualTo(Duration.ofMinutes(40));
    assertThat(dues(bounded))
        .as("the reminder keeps its share of what is left")
        .containsExactly(
            "2027-03-05T23:30+08:00",
            "2027-03-05T23:40+08:00",
            "2027-03-05T23:40+08:00",
            "2027-03-05T23:40+08:00");
  }

  /** What begins after it is late when it begins, and every rung is due. */
  @Test
  void whatBeginsAfterTheBoundIsLateAtOnce() {
    var friday = instant("2027-03-05T23:00:00+08:00");
    var late = byTheClock(friday, friday.minusSeconds(60));
    assertThat(late.dueAt()).isEqualTo(friday.minusSeconds(60));
    assertThat(late.target()).isZero();
    assertThat(late.rungs()).allSatisfy(rung -> assertThat(rung.due()).isBefore(friday));
  }

  @Test
  void aPauseByTheClockNeverGoesPastTheBound() {
    var friday = instant("2027-03-05T23:00:00+08:00");
    var bound = friday.plus(Duration.ofMinutes(260));
    var time = new ClockTime(bound);
    var paused = byTheClock(friday, bound).paused(PauseReason.BLOCKED, friday.plusSeconds(600));
    assertThat(paused.resumed(friday.plusSeconds(1200), time).dueAt())
        .isEqualTo(friday.plus(Duration.ofMinutes(250)));
    assertThat(paused.resumed(friday.plusSeconds(7200), time).dueAt()).isEqualTo(bound);
    var pause = new Pause(PauseReason.BLOCKED, friday.plusSeconds(600), friday.plusSeconds(1200));
    assertThat(byTheClock(friday, bound).recounted(TARGET, List.of(pause), time, LADDER).dueAt())
        .isEqualTo(friday.plus(Duration.ofMinutes(250)));
  }

  private static Deadline byTheClock(Instant start, @Nullable Instant latest) {
    return Deadline.open(
        "HO-2027-1",
        Stage.ACCEPTANCE,
        "qa",
        TARGET,
        new Count(true, latest),
        start,
        new ClockTime(latest),
        LADDER);
  }

  private static Deadline open(String start) {
    return openAt(instant(start));
  }

  private static Deadline openAt(Instant start) {
    return Deadline.open(
        "HO-2027-1",
        Stage.ACCEPTANCE,
        "qa",
        TARGET,
        Count.WORKING,
        start.truncatedTo(ChronoUnit.SECONDS),
        SINGAPORE,
        LADDER);
  }

  private static List<String> dues(Deadline clock) {
    return clock.rungs().stream()
        .map(rung -> rung.due().atOffset(ZoneOffset.ofHours(8)).toString())
        .toList();
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
