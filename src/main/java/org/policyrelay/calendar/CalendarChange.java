package org.policyrelay.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A day that is another one now at a place.
 *
 * @param before why it was off, such as {@code holiday: Eid al-Fitr}; {@code working day} when it
 *     was none
 */
public record CalendarChange(String hub, LocalDate date, String before, String after) {

  private static final String WORKING = "working day";

  /** A place that is new has no days that changed. */
  static List<CalendarChange> between(
      Map<String, HubCalendar> before, Map<String, HubCalendar> after) {
    var changes = new ArrayList<CalendarChange>();
    after.forEach(
        (name, hub) -> {
          var old = before.get(name);
          if (old != null && !sameDays(old, hub)) {
            days(changes, old, hub);
          }
        });
    return changes;
  }

  private static boolean sameDays(HubCalendar one, HubCalendar other) {
    return Objects.equals(one.holidays(), other.holidays())
        && Objects.equals(one.weekends(), other.weekends())
        && Objects.equals(one.workingDays(), other.workingDays());
  }

  private static void days(List<CalendarChange> changes, HubCalendar before, HubCalendar after) {
    for (var date = WorkingTime.FIRST_DAY;
        !date.isAfter(WorkingTime.LAST_DAY);
        date = date.plusDays(1)) {
      var was = before.whyOff(date);
      var is = after.whyOff(date);
      if (!was.equals(is)) {
        changes.add(new CalendarChange(after.hub(), date, named(was), named(is)));
      }
    }
  }

  private static String named(String why) {
    return why.isEmpty() ? WORKING : why;
  }
}
