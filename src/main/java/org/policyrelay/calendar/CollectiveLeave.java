package org.policyrelay.calendar;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.policyrelay.calendar.HubStatus.Leave;

/**
 * Days that a government sets beside the holidays for all to take off together, such as Indonesia's
 * cuti bersama: the state rests, and each employer decides. Known beside the holidays and counted
 * only where the operator says so.
 *
 * @param days what each is called
 * @param taken whether they are days off here
 */
record CollectiveLeave(NavigableMap<LocalDate, String> days, boolean taken) {

  static final CollectiveLeave NONE = new CollectiveLeave(new TreeMap<>(), false);

  CollectiveLeave take() {
    return new CollectiveLeave(days, true);
  }

  /** As a newer file knows it, for the years that the file has; not at all where it has none. */
  CollectiveLeave renewedBy(CollectiveLeave newer) {
    if (newer.days.isEmpty()) {
      return this;
    }
    return new CollectiveLeave(Years.of(newer.days).renew(days, newer.days), taken);
  }

  Map<LocalDate, String> daysOff() {
    return taken ? days : Map.of();
  }

  Leave use() {
    if (days.isEmpty()) {
      return Leave.NONE;
    }
    return taken ? Leave.ON : Leave.OFF;
  }
}
