package org.policyrelay.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one place, and how old that is.
 *
 * @param asOf the day of which its data are; empty for a place of the operator's own
 * @param holidaysKnownUntil the last day whose holidays are known
 * @param collectiveLeave whether there is any, and whether it counts here
 * @param provisional holidays that can still move by a day, in order
 * @param ignored what its iCalendar file has beside days off
 */
public record HubStatus(
    String hub,
    ZoneId zone,
    Optional<LocalDate> asOf,
    LocalDate holidaysKnownUntil,
    Leave collectiveLeave,
    List<ProvisionalDay> provisional,
    List<IgnoredEvent> ignored) {

  /** Whether a place has collective leave, and takes it off. */
  public enum Leave {
    NONE,
    OFF,
    ON
  }
}
