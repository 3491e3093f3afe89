package org.policyrelay.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The days and hours of one place. A working day = (not weekend, or a make-up working day) and not
 * a holiday.
 *
 * @param hub its name, such as {@code SG} or {@code AU-NSW}
 * @param weekends the days off of each week, by the date from which they hold
 * @param holidays why each holiday is one
 * @param workingDays days of a weekend on which people work
 * @param leave collective leave, which counts only when it is taken
 * @param lastKnown the last day whose holidays are known; after it there are weekends only
 * @param asOf the day of which the data are, null for a place of the operator's own
 */
record HubCalendar(
    String hub,
    ZoneId zone,
    NavigableMap<LocalDate, Set<DayOfWeek>> weekends,
    NavigableMap<LocalDate, DayOff> holidays,
    NavigableSet<LocalDate> workingDays,
    CollectiveLeave leave,
    OpeningHours hours,
    LocalDate lastKnown,
    @Nullable LocalDate asOf) {

  static final Set<DayOfWeek> SATURDAY_AND_SUNDAY = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  /** A place of which nothing is known but its clock and its weekend. */
  static HubCalendar bare(String hub, ZoneId zone) {
    return new HubCalendar(
            hub,
            zone,
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeSet<>(),
            CollectiveLeave.NONE,
            OpeningHours.STANDARD,
            WorkingTime.FIRST_DAY.minusDays(1),
            null)
        .withWeekend(SATURDAY_AND_SUNDAY);
  }

  /** Why a day is off, empty on a working day. */
  String whyOff(LocalDate date) {
    var holiday = holidays.get(date);
    if (holiday != null) {
      return holiday.reason();
    }
    return isWeekend(date) && !workingDays.contains(date) ? "weekend" : "";
  }

  private boolean isWeekend(LocalDate date) {
    var since = weekends.floorEntry(date);
    return since != null && since.getValue().contains(date.getDayOfWeek());
  }

  /** Whether the holidays of that day are known. */
  boolean isKnown(LocalDate date) {
    return !date.isAfter(lastKnown);
  }

  /** When it is open, day by day, both days included. */
  List<Interval> open(LocalDate first, LocalDate last) {
    var open = new ArrayList<Interval>();
    for (var date = first; !date.isAfter(last); date = date.plusDays(1)) {
      if (whyOff(date).isEmpty()) {
        hours.addTo(open, date, zone);
      }
    }
    return open;
  }

  /** The holidays that can still move, both days included. */
  NavigableMap<LocalDate, DayOff> provisional(LocalDate first, LocalDate last) {
    var found = new TreeMap<LocalDate, DayOff>();
    if (!first.isAfter(last)) {
      holidays
          .subMap(first, true, last, true)
          .forEach(
              (date, day) -> {
                if (day.provisional()) {
                  found.put(date, day);
                }
              });
    }
    return found;
  }

  HubCalendar withHours(OpeningHours other) {
    return new HubCalendar(
        hub, zone, weekends, holidays, workingDays, leave, other, lastKnown, asOf);
  }

  HubCalendar withWeekend(Set<DayOfWeek> days) {
    var always = new TreeMap<LocalDate, Set<DayOfWeek>>(Map.of(LocalDate.MIN, Set.copyOf(days)));
    return new HubCalendar(hub, zone, always, holidays, workingDays, leave, hours, lastKnown, asOf);
  }

  HubCalendar withZone(ZoneId other) {
    return new HubCalendar(
        hub, other, weekends, holidays, workingDays, leave, hours, lastKnown, asOf);
  }

  /** With more days off, which are set; what is known reaches at least to {@code until}. */
  HubCalendar withHolidays(Map<LocalDate, String> more, LocalDate until) {
    var all = new TreeMap<>(holidays);
    more.forEach((date, name) -> all.put(date, DayOff.firm(name)));
    var last = until.isAfter(lastKnown) ? until : lastKnown;
    return new HubCalendar(hub, zone, weekends, all, workingDays, leave, hours, last, asOf);
  }

  /** With its collective leave as days off. */
  HubCalendar withCollectiveLeave() {
    var taken = leave.take();
    return new HubCalendar(
            hub, zone, weekends, holidays, workingDays, taken, hours, lastKnown, asOf)
        .withHolidays(taken.daysOff(), lastKnown);
  }

  /** With more days on which people work, whatever stood against it. */
  HubCalendar withWorkingDays(Collection<LocalDate> more) {
    var days = new TreeSet<>(workingDays);
    days.addAll(more);
    var left = new TreeMap<>(holidays);
    more.forEach(left::remove);
    return new HubCalendar(hub, zone, weekends, left, days, leave, hours, lastKnown, asOf);
  }

  /**
   * As a newer file knows it, for the years that the file has: deadlines that began before it are
   * counted as they were, and what was known of later years is not forgotten.
   */
  HubCalendar renewedBy(HubCalendar newer) {
    var years = Years.of(newer.holidays);
    return new HubCalendar(
        hub,
        newer.zone,
        weekendsWith(newer.weekends),
        years.renew(holidays, newer.holidays),
        years.renew(workingDays, newer.workingDays),
        leave.renewedBy(newer.leave),
        hours,
        newer.lastKnown.isAfter(lastKnown) ? newer.lastKnown : lastKnown,
        newer.asOf);
  }

  /** What it says of the time before its first rule is a guess; what was known of that stays. */
  private NavigableMap<LocalDate, Set<DayOfWeek>> weekendsWith(
      NavigableMap<LocalDate, Set<DayOfWeek>> newer) {
    var first = newer.higherKey(LocalDate.MIN);
    if (first == null) {
      return newer;
    }
    var all = new TreeMap<LocalDate, Set<DayOfWeek>>(weekends.headMap(first, false));
    all.putAll(newer.tailMap(first, true));
    return all;
  }
}
