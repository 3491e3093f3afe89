package org.policyrelay.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The days and hours of one place. A working day = (not weekend, or a make-up working day) and not
 * a holiday.
 *
 * @param hub its name, such as {@code SG} or {@code AU-NSW}
 * @param weekends the days off of each week, by the date from which they hold
 * @param holidays what each holiday is called
 * @param workingDays days of a weekend on which people work
 * @param lastKnown the last day whose holidays are known; after it there are weekends only
 */
record HubCalendar(
    String hub,
    ZoneId zone,
    NavigableMap<LocalDate, Set<DayOfWeek>> weekends,
    Map<LocalDate, String> holidays,
    Set<LocalDate> workingDays,
    OpeningHours hours,
    LocalDate lastKnown) {

  static final Set<DayOfWeek> SATURDAY_AND_SUNDAY = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  /** Why a day is off, empty on a working day. */
  String whyOff(LocalDate date) {
    var holiday = holidays.get(date);
    if (holiday != null) {
      return "holiday: " + holiday;
    }
    return isWeekend(date) && !workingDays.contains(date) ? "weekend" : "";
  }

  private boolean isWeekend(LocalDate date) {
    var since = weekends.floorEntry(date);
    return since != null && since.getValue().contains(date.getDayOfWeek());
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

  HubCalendar withHours(OpeningHours other) {
    return new HubCalendar(hub, zone, weekends, holidays, workingDays, other, lastKnown);
  }

  HubCalendar withWeekend(Set<DayOfWeek> days) {
    var always = new TreeMap<LocalDate, Set<DayOfWeek>>(Map.of(LocalDate.MIN, Set.copyOf(days)));
    return new HubCalendar(hub, zone, always, holidays, workingDays, hours, lastKnown);
  }

  HubCalendar withZone(ZoneId other) {
    return new HubCalendar(hub, other, weekends, holidays, workingDays, hours, lastKnown);
  }

  /** With more holidays; what is known reaches to the end of the last one's year. */
  HubCalendar withHolidays(Map<LocalDate, String> more) {
    var all = new TreeMap<>(holidays);
    all.putAll(more);
    var last = lastKnown;
    for (var date : more.keySet()) {
      var end = LocalDate.of(date.getYear(), 12, 31);
      last = end.isAfter(last) ? end : last;
    }
    return new HubCalendar(hub, zone, weekends, all, workingDays, hours, last);
  }

  /** With more days on which people work, whatever stood against it. */
  HubCalendar withWorkingDays(Collection<LocalDate> more) {
    var days = new TreeSet<>(workingDays);
    days.addAll(more);
    var left = new TreeMap<>(holidays);
    more.forEach(left::remove);
    return new HubCalendar(hub, zone, weekends, left, days, hours, lastKnown);
  }
}
