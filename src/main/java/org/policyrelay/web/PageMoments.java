package org.policyrelay.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.policyrelay.kernel.Moments;
import org.springframework.stereotype.Component;

/** How pages write an instant, in the zone of whoever reads them, and a day. */
@Component("moments")
public class PageMoments {

  private static final DateTimeFormatter FULL = Moments.DAY_AND_TIME;
  private static final DateTimeFormatter SECONDS = pattern("d MMM yyyy, HH:mm:ss");
  private static final DateTimeFormatter SHORT = pattern("d MMM, HH:mm");
  private static final DateTimeFormatter WEEKDAY = Moments.WITH_WEEKDAY;

  private static final DateTimeFormatter DAY = pattern("d MMM yyyy");

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  public String full(Instant at, ZoneId zone) {
    return Moments.text(at, zone, FULL);
  }

  /** For a log, in which two things happen in one minute. */
  public String seconds(Instant at, ZoneId zone) {
    return Moments.text(at, zone, SECONDS);
  }

  /** For what lies near, where the year says nothing. */
  public String brief(Instant at, ZoneId zone) {
    return Moments.text(at, zone, SHORT);
  }

  /** A day of a calendar, which is the same in every zone. */
  public String day(LocalDate day) {
    return DAY.format(day);
  }

  /** Where a clock hangs, such as {@code Sydney (UTC+11)} in summer. */
  public String clock(Instant at, ZoneId zone) {
    return Moments.zone(at, zone);
  }

  public String weekday(Instant at, ZoneId zone) {
    return Moments.text(at, zone, WEEKDAY);
  }
}
