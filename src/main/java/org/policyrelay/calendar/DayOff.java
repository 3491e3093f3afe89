package org.policyrelay.calendar;

/**
 * Why nobody works on a day.
 *
 * @param provisional an estimate that no government has set yet, such as the sighting of a moon; it
 *     can move by a day
 */
record DayOff(String name, boolean provisional) {

  /** One that is set. */
  static DayOff firm(String name) {
    return new DayOff(name, false);
  }

  String reason() {
    return (provisional ? "holiday (provisional): " : "holiday: ") + name;
  }
}
