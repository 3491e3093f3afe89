package org.policyrelay.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code relay.calendars.<hub>.*}: changes to a calendar that comes with the relay, or a place of
 * one's own. Read once at start.
 */
@ConfigurationProperties("relay")
record CalendarProperties(@DefaultValue Map<String, Entry> calendars) {

  /**
   * @param zone needed for a place of one's own
   * @param hours as {@link OpeningHours} has them
   * @param weekend the days off of each week; an empty list for a place that works every day
   * @param holidays days off on top of those known
   * @param workingDays days on which people work in spite of a weekend or a holiday
   * @param ics an iCalendar file whose all-day events are days off: a path, or an address such as
   *     {@code file:} or {@code classpath:} begins
   * @param collectiveLeave whether days that a government sets for all to take off together count,
   *     such as Indonesia's cuti bersama
   */
  record Entry(
      @Nullable ZoneId zone,
      @Nullable String hours,
      @Nullable Set<DayOfWeek> weekend,
      @DefaultValue List<DayOff> holidays,
      @DefaultValue List<LocalDate> workingDays,
      @Nullable String ics,
      @DefaultValue("false") boolean collectiveLeave) {}

  /** Without a date when only the name was set, which is refused. */
  record DayOff(@Nullable LocalDate date, @DefaultValue("holiday") String name) {}
}
