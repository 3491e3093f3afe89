package org.policyrelay.kernel;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Instants as people read them: where the clock hangs, by its city and what it is ahead of UTC. The
 * letters of a zone name several: PST is Manila's and Los Angeles's, IST India's and Israel's.
 */
public final class Moments {

  /** Such as {@code 29 Nov 2026}. */
  public static final DateTimeFormatter DAY = pattern("d MMM yyyy");

  /** Such as {@code 29 Nov 2026, 10:00}. */
  public static final DateTimeFormatter DAY_AND_TIME = pattern("d MMM yyyy, HH:mm");

  /** Such as {@code 29 November 2026, 10:00}, for a text that is read as one. */
  public static final DateTimeFormatter IN_FULL = pattern("d MMMM yyyy, HH:mm");

  /** Such as {@code Sun 29 Nov 2026, 10:00}, for what somebody has to be there for. */
  public static final DateTimeFormatter WITH_WEEKDAY = pattern("EEE d MMM yyyy, HH:mm");

  /** How day and time stand in a text that is kept. */
  public static final DateTimeFormatter ON_RECORD = DAY_AND_TIME;

  private Moments() {}

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  /**
   * @param local how day and time are written, without a zone
   */
  public static String text(Instant at, ZoneId zone, DateTimeFormatter local) {
    return local.format(at.atZone(zone)) + " " + zone(at, zone);
  }

  /**
   * For what is kept as a text and read by people in every zone, such as {@code 29 Nov 2026, 10:00
   * UTC}.
   */
  public static String onRecord(Instant at) {
    return text(at, ZoneOffset.UTC, ON_RECORD);
  }

  /** Such as {@code Manila (UTC+8)}, {@code St Johns (UTC-3:30)} or {@code UTC}. */
  public static String zone(Instant at, ZoneId zone) {
    var ahead = offset(at, zone);
    var id = zone.getId();
    return id.contains("/") && !id.startsWith("Etc/") ? city(id) + " (" + ahead + ")" : ahead;
  }

  /** Such as {@code UTC+8}, where the place is named already. */
  public static String offset(Instant at, ZoneId zone) {
    var offset = zone.getRules().getOffset(at);
    return "UTC" + (offset.equals(ZoneOffset.UTC) ? "" : ahead(offset));
  }

  private static String ahead(ZoneOffset offset) {
    var id = offset.getId();
    var sign = id.substring(0, 1);
    var hours = Integer.toString(Integer.parseInt(id.substring(1, 3)));
    return sign + hours + (id.startsWith(":00", 3) ? "" : id.substring(3));
  }

  private static String city(String id) {
    return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
  }
}
