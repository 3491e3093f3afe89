package org.policyrelay.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;

/**
 * Reads the instants, dates and durations that somebody writes. Each lies within bounds that every
 * database, calendar and reader can hold, or is refused by the name of its field: stored beyond
 * them, it would silently become another one.
 */
public final class Times {

  /** The first instant that is taken. */
  public static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

  /** The first instant that is not taken any more. */
  public static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

  /** The first date that is taken: a law may be older than what is done by it. */
  public static final LocalDate FIRST_DATE = LocalDate.of(1800, 1, 1);

  /** The last date that is taken. */
  public static final LocalDate LAST_DATE = LocalDate.of(2199, 12, 31);

  private Times() {}

  /**
   * An instant, to the microsecond: that is what both databases keep, so finer digits are left out
   * here, and what is answered at once is what is answered later.
   *
   * @param text ISO 8601 with an offset
   * @throws RefusedException with the field's error {@code malformed} or {@code out-of-range}
   */
  public static Instant instant(String field, String text) {
    Instant instant;
    try {
      instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeParseException malformed) {
      throw refused(
          field,
          "malformed",
          "must be an instant with its offset, such as 2026-12-01T00:00:00+08:00, not '%s'"
              .formatted(Texts.shown(text)));
    }
    if (!isTaken(instant)) {
      throw refused(
          field,
          "out-of-range",
          "must lie from 2000 to the end of 2199 (UTC), not at '%s'".formatted(Texts.shown(text)));
    }
    return instant;
  }

  /** Whether an instant lies within the bounds. */
  public static boolean isTaken(Instant instant) {
    return !instant.isBefore(FIRST) && instant.isBefore(END);
  }

  /**
   * A date.
   *
   * @throws RefusedException as {@link #instant}
   */
  public static LocalDate date(String field, String text) {
    LocalDate date;
    try {
      date = LocalDate.parse(text);
    } catch (DateTimeParseException malformed) {
      throw refused(
          field,
          "malformed",
          "must be a date such as 2026-12-01, not '%s'".formatted(Texts.shown(text)));
    }
    if (!isTaken(date)) {
      throw refused(
          field,
          "out-of-range",
          "must lie from %s to %s, not on '%s'"
              .formatted(FIRST_DATE, LAST_DATE, Texts.shown(text)));
    }
    return date;
  }

  /** Whether a date lies within the bounds. */
  public static boolean isTaken(LocalDate date) {
    return !date.isBefore(FIRST_DATE) && !date.isAfter(LAST_DATE);
  }

  /**
   * A duration that is not negative; a day in it has 24 hours.
   *
   * @param longest the longest that is taken
   * @throws RefusedException as {@link #instant}
   */
  public static Duration duration(String field, String text, Duration longest) {
    Duration duration;
    try {
      duration = Duration.parse(text);
    } catch (DateTimeParseException malformed) {
      throw refused(
          field,
          "malformed",
          "must be an ISO 8601 duration, such as PT8H, not '%s'".formatted(Texts.shown(text)));
    }
    if (duration.isNegative()) {
      throw refused(
          field, "malformed", "must not be negative, but is '%s'".formatted(Texts.shown(text)));
    }
    if (duration.compareTo(longest) > 0) {
      throw refused(
          field,
          "out-of-range",
          "must be at most %s, but is '%s'".formatted(longest, Texts.shown(text)));
    }
    return duration;
  }

  private static RefusedException refused(String field, String code, String message) {
    return new RefusedException(
        ErrorCode.INVALID_REQUEST,
        field + " " + message,
        List.of(new FieldError(field, code, message)));
  }

  /** For a clock that counts in milliseconds: never before the instant. */
  public static Date notBefore(Instant instant) {
    var counted = instant.truncatedTo(ChronoUnit.MILLIS);
    return Date.from(counted.isBefore(instant) ? counted.plusMillis(1) : counted);
  }
}
