package org.policyrelay.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;

/**
 * Arithmetic in the working time of one or several places. Several are open together: the union of
 * their open time, so that work follows the sun.
 *
 * <p>Boundaries: a deadline may land exactly on closing time, and counting from closing time starts
 * at the next opening. Adding and measuring are inverse to each other: {@code between(start,
 * add(start, work))} is {@code work}.
 *
 * <p>Known from 2024 to {@link #LAST_DAY}; whatever starts before or runs past it is refused.
 * Immutable; every call is a binary search in intervals that were made once.
 */
public final class WorkingTime implements CountedTime {

  /** The first day that can be counted from. */
  public static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

  /** The last day that can be counted to; holidays are known for a part of that only. */
  public static final LocalDate LAST_DAY = LocalDate.of(2045, 12, 31);

  private static final Instant FIRST = FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
  private static final Instant LAST = LAST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();

  private final List<HubCalendar> hubs;
  private final List<Timeline> byHub;
  private final Timeline union;

  private WorkingTime(List<HubCalendar> hubs, List<Timeline> byHub, Timeline union) {
    this.hubs = hubs;
    this.byHub = byHub;
    this.union = union;
  }

  static WorkingTime of(List<HubCalendar> hubs) {
    var all = new ArrayList<Interval>();
    var byHub = new ArrayList<Timeline>();
    for (var hub : hubs) {
      // a day more in front: it is still the last of December west of UTC
      var open = hub.open(FIRST_DAY.minusDays(1), LAST_DAY);
      all.addAll(open);
      byHub.add(Timeline.unionOf(open));
    }
    var union = Timeline.unionOf(all);
    if (union.isEmpty()) {
      throw refused("The calendar of " + names(hubs) + " has no open hour at all");
    }
    return new WorkingTime(List.copyOf(hubs), List.copyOf(byHub), union);
  }

  private static String names(List<HubCalendar> hubs) {
    return String.join(", ", hubs.stream().map(HubCalendar::hub).toList());
  }

  /**
   * When that much working time has passed since the start: the earliest such instant. No work at
   * all is done at the start itself, whether it is open or not.
   *
   * @throws RefusedException when the work is negative, starts before 2024 or runs past the end
   */
  @Override
  public Instant add(Instant start, Duration work) {
    check(start, work);
    if (work.isZero()) {
      return start;
    }
    return union
        .earliestWith(union.before(start).plus(work))
        .orElseThrow(
            () -> refused("Work of " + work + " from " + start + " runs past " + LAST_DAY));
  }

  /** The working time from the one to the other, nothing when the other is not later. */
  @Override
  public Duration between(Instant from, Instant to) {
    check(from, Duration.ZERO);
    check(to, Duration.ZERO);
    return to.isAfter(from) ? union.before(to).minus(union.before(from)) : Duration.ZERO;
  }

  /** The instant itself when somebody works then, else the next opening. */
  public Instant openFrom(Instant instant) {
    check(instant, Duration.ZERO);
    return union
        .openFrom(instant)
        .orElseThrow(() -> refused("Nothing opens after " + instant + " any more"));
  }

  public boolean isOpenAt(Instant instant) {
    return union.isOpenAt(instant);
  }

  /** Every stretch from the one to the other, in order, without a gap. */
  @Override
  public List<Segment> explain(Instant from, Instant to) {
    check(from, Duration.ZERO);
    check(to, Duration.ZERO);
    return new Explanation(hubs, byHub).between(from, to);
  }

  /**
   * The last day until which the holidays of all places are known, when the instant lies after it.
   */
  public Optional<LocalDate> holidaysUnknownAfter(Instant instant) {
    var last = hubs.stream().map(HubCalendar::lastKnown).min(LocalDate::compareTo).orElse(LAST_DAY);
    return instant.atZone(zone()).toLocalDate().isAfter(last)
        ? Optional.of(last)
        : Optional.empty();
  }

  /**
   * What the count from the one to the other is subject to. A provisional day right before or after
   * it matters too: it can move into it.
   */
  @Override
  public Caveats caveats(Instant from, Instant to) {
    var hubsOf = new TreeMap<LocalDate, Map<String, StringJoiner>>();
    for (var hub : hubs) {
      var first = from.atZone(hub.zone()).toLocalDate().minusDays(1);
      var last = to.atZone(hub.zone()).toLocalDate().plusDays(1);
      hub.provisional(first, last)
          .forEach(
              (date, day) ->
                  hubsOf
                      .computeIfAbsent(date, any -> new LinkedHashMap<>())
                      .computeIfAbsent(day.name(), any -> new StringJoiner(","))
                      .add(hub.hub()));
    }
    var provisional = new ArrayList<ProvisionalDay>();
    hubsOf.forEach(
        (date, names) ->
            names.forEach(
                (name, who) -> provisional.add(new ProvisionalDay(date, name, who.toString()))));
    return new Caveats(List.copyOf(provisional), holidaysUnknownAfter(to));
  }

  /** The zone of the first place: the one in which its people read a date. */
  public ZoneId zone() {
    return hubs.get(0).zone();
  }

  private static void check(Instant instant, Duration work) {
    if (instant.isBefore(FIRST)) {
      throw refused(instant + " is before " + FIRST_DAY + ", where the calendars begin");
    }
    if (instant.isAfter(LAST)) {
      throw refused(instant + " is after " + LAST_DAY + ", where the calendars end");
    }
    if (work.isNegative()) {
      throw refused("Work of " + work + " is negative");
    }
  }

  private static RefusedException refused(String message) {
    return new RefusedException(ErrorCode.INVALID_REQUEST, message);
  }
}
