package org.policyrelay.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.policyrelay.kernel.Moments;
import org.springframework.stereotype.Component;

/** How pages write an instant, in the zone of whoever reads them. */
@Component("moments")
public class PageMoments {

  private static final DateTimeFormatter FULL = pattern("d MMM yyyy, HH:mm");
  private static final DateTimeFormatter SECONDS = pattern("d MMM yyyy, HH:mm:ss");
  private static final DateTimeFormatter SHORT = pattern("d MMM, HH:mm");
  private static final DateTimeFormatter WEEKDAY = pattern("EEE d MMM yyyy, HH:mm");

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

  public String weekday(Instant at, ZoneId zone) {
    return Moments.text(at, zone, WEEKDAY);
  }
}
