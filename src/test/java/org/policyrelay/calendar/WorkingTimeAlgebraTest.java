package org.policyrelay.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for every calendar, start and amount of work. */
class WorkingTimeAlgebraTest {

  private static final Calendars CALENDARS = Calendars.builtIn();

  /** Everywhere in the first year that the calendars know. */
  @Property(tries = 500)
  void measuringIsTheInverseOfAdding(
      @ForAll("times") WorkingTime time,
      @ForAll("instants") Instant start,
      @ForAll("work") Duration work) {
    assertThat(time.between(start, time.add(start, work))).isEqualTo(work);
  }

  @Property(tries = 500)
  void addingInTwoStepsIsAddingAtOnce(
      @ForAll("times") WorkingTime time,
      @ForAll("instants") Instant start,
      @ForAll("work") Duration one,
      @ForAll("work") Duration other) {
    assertThat(time.add(time.add(start, one), other)).isEqualTo(time.add(start, one.plus(other)));
  }

  @Property(tries = 500)
  void whatIsDueIsOpenJustBefore(
      @ForAll("times") WorkingTime time,
      @ForAll("instants") Instant start,
      @ForAll("work") Duration work) {
    assertThat(time.isOpenAt(time.add(start, work).minusNanos(1))).isTrue();
  }

  @Property(tries = 200)
  void theExplanationAddsUp(
      @ForAll("times") WorkingTime time,
      @ForAll("instants") Instant start,
      @ForAll("work") Duration work) {
    var due = time.add(start, work);
    var segments = time.explain(start, due);
    var counted = Duration.ZERO;
    var at = start;
    for (var segment : segments) {
      assertThat(segment.from()).as("no gap").isEqualTo(at);
      at = segment.to();
      if (segment.counted()) {
        counted = counted.plus(Duration.between(segment.from(), segment.to()));
      }
    }
    assertThat(at).isEqualTo(due);
    assertThat(counted).isEqualTo(work);
  }

  /** The slow way, minute by minute, knows nothing of intervals and their union. */
  @Property(tries = 60)
  void addingIsWalkingMinuteByMinute(
      @ForAll("hubs") List<String> hubs,
      @ForAll("minutes") Instant start,
      @ForAll("shortWork") Duration work) {
    var time = CALENDARS.workingTime(hubs, null);
    var left = work.toMinutes();
    var minute = start;
    while (left > 0) {
      if (isOpen(hubs, minute)) {
        left--;
      }
      minute = minute.plus(1, ChronoUnit.MINUTES);
    }
    assertThat(time.add(start, work)).isEqualTo(minute);
  }

  private static boolean isOpen(List<String> hubs, Instant minute) {
    return hubs.stream()
        .anyMatch(
            hub -> {
              var local = minute.atZone(CALENDARS.zoneOf(hub).orElseThrow());
              var alone = CALENDARS.workingTime(List.of(hub), OpeningHours.parse("00:00-24:00"));
              return local.getHour() >= 9 && local.getHour() < 17 && alone.isOpenAt(minute);
            });
  }

  @Provide
  Arbitrary<List<String>> hubs() {
    return Arbitraries.of(
            "SG", "AU-NSW", "AU-SA", "NZ", "MY-KDH", "MY-JHR", "BN", "MM", "VN", "PH", "TL")
        .list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<WorkingTime> times() {
    Arbitrary<@Nullable OpeningHours> hours =
        Arbitraries.of(
                "",
                "00:00-24:00",
                "09:00-12:00,13:00-17:30",
                "Mon-Thu 01:00-05:00; Fri 22:00-24:00")
            .map(text -> text.isEmpty() ? null : OpeningHours.parse(text));
    return Combinators.combine(
            hubs()
                .filter(names -> !names.equals(List.of("BN")) && !names.equals(List.of("MY-KDH"))),
            hours)
        .as(CALENDARS::workingTime);
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(
            Instant.parse("2026-06-01T00:00:00Z").toEpochMilli(),
            Instant.parse("2033-01-01T00:00:00Z").toEpochMilli())
        .map(Instant::ofEpochMilli);
  }

  @Provide
  Arbitrary<Instant> minutes() {
    return instants().map(instant -> instant.truncatedTo(ChronoUnit.MINUTES));
  }

  @Provide
  Arbitrary<Duration> work() {
    return Arbitraries.longs().between(1, 2_000L * 3_600_000).map(Duration::ofMillis);
  }

  @Provide
  Arbitrary<Duration> shortWork() {
    return Arbitraries.longs().between(1, 24 * 60).map(Duration::ofMinutes);
  }
}
