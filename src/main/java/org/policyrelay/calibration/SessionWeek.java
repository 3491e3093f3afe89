package org.policyrelay.calibration;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.IsoFields;

/**
 * The ISO week of a session, where the weekly sessions begin: the days around New Year belong to
 * the year of their week.
 *
 * @param year of the week, which is not always that of the day
 * @param week from 1 to 53
 */
public record SessionWeek(int year, int week) implements Comparable<SessionWeek> {

  /** Where the weekly sessions begin at ten in the morning. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Singapore");

  static SessionWeek of(Instant at) {
    var day = at.atZone(ZONE);
    return new SessionWeek(
        day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  /**
   * The key of a session of the week.
   *
   * @param number from 1; the first has no suffix
   */
  String key(MarketGroup group, int number) {
    var key = "CAL-%d-%02d-%s".formatted(year, week, group);
    return number == 1 ? key : key + "-" + number;
  }

  @Override
  public int compareTo(SessionWeek other) {
    return year == other.year
        ? Integer.compare(week, other.week)
        : Integer.compare(year, other.year);
  }

  /** Such as {@code 2026-W49}, as ISO 8601 writes it. */
  @Override
  public String toString() {
    return "%d-W%02d".formatted(year, week);
  }
}
