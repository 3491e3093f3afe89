package org.policyrelay.handoff.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.HubStatus.Leave;
import org.policyrelay.calendar.IgnoredEvent;
import org.policyrelay.calendar.ProvisionalDay;
import org.policyrelay.deadline.LoadedFile;

/**
 * What is known of holidays.
 *
 * @param asOf the day of which the oldest of the market calendars are
 * @param daysOld how many days ago that was
 * @param old whether that is so long ago that governments have set other days since
 * @param files what was loaded, the newest first
 */
record CalendarView(
    LocalDate asOf, long daysOld, boolean old, List<HubView> hubs, List<LoadedFile> files) {

  /**
   * @param asOf of which day, absent for a place of the operator's own
   * @param collectiveLeave whether days that a government sets for all to take off count
   * @param provisional holidays to come that can still move by a day
   * @param ignored what its iCalendar file has beside days off, and why it is none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HubView(
      String hub,
      ZoneId zone,
      @Nullable LocalDate asOf,
      LocalDate holidaysKnownUntil,
      Leave collectiveLeave,
      List<ProvisionalDay> provisional,
      List<IgnoredEvent> ignored) {}
}
