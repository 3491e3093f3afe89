package org.policyrelay.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;

/**
 * The days off in an iCalendar file (RFC 5545): its all-day events, each day of one that lasts
 * several, each date of one that recurs. Events with a time of day and cancelled ones are no days
 * off.
 */
final class IcsHolidays {

  private IcsHolidays() {}

  /**
   * @return what each day off is called
   * @throws ParserException when it is no iCalendar file
   */
  static Map<LocalDate, String> read(InputStream file) throws IOException, ParserException {
    return daysOff(new CalendarBuilder().build(file));
  }

  private static Map<LocalDate, String> daysOff(Calendar calendar) {
    var days = new TreeMap<LocalDate, String>();
    for (VEvent event : calendar.<VEvent>getComponents(Component.VEVENT)) {
      if (isAllDay(event) && !isCancelled(event)) {
        add(days, event);
      }
    }
    return days;
  }

  private static boolean isAllDay(VEvent event) {
    return event
        .<DtStart<?>>getProperty(Property.DTSTART)
        .map(start -> start.getDate() instanceof LocalDate)
        .orElse(false);
  }

  private static boolean isCancelled(VEvent event) {
    return event
        .<Status>getProperty(Property.STATUS)
        .map(status -> "CANCELLED".equals(status.getValue()))
        .orElse(false);
  }

  private static void add(Map<LocalDate, String> days, VEvent event) {
    var name =
        event.<Summary>getProperty(Property.SUMMARY).map(Summary::getValue).orElse("holiday");
    var known = new Period<>(WorkingTime.FIRST_DAY, WorkingTime.LAST_DAY);
    for (var period : event.<LocalDate>calculateRecurrenceSet(known)) {
      var first = period.getStart();
      var end = period.getEnd();
      var last = end == null || !end.isAfter(first) ? first : end.minusDays(1);
      for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
        days.put(day, name);
      }
    }
  }
}
