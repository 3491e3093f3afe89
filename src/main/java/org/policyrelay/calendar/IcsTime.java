package org.policyrelay.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.policyrelay.kernel.Texts;

/**
 * A date of an iCalendar file, with a time of day or without, as it is written. Its zone does not
 * matter: a day off is the date that stands there, wherever that was written.
 *
 * @param whole whether it is a date alone
 * @param utc whether it is an instant instead, which is a date only in a zone
 */
record IcsTime(LocalDateTime written, boolean whole, boolean utc) {

  private static final Pattern FORM = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T(\\d{6})(Z?))?");

  static IcsTime read(IcsEvent.Line line, String value) throws IcsException {
    var text = value.strip();
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw wrong(line, text);
    }
    try {
      var date =
          LocalDate.of(
              number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)));
      var time = matcher.group(4);
      if (time == null) {
        return new IcsTime(date.atStartOfDay(), true, false);
      }
      var of =
          LocalTime.of(number(time.substring(0, 2)), number(time.substring(2, 4)))
              // a leap second is the end of its minute
              .plusSeconds(Math.min(59, number(time.substring(4))));
      return new IcsTime(LocalDateTime.of(date, of), false, "Z".equals(matcher.group(5)));
    } catch (DateTimeException impossible) {
      throw wrong(line, text);
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static IcsException wrong(IcsEvent.Line line, String text) {
    return new IcsException(
        line.number(),
        "%s is '%s', which is no date such as 20261225".formatted(line.name(), Texts.shown(text)));
  }

  /** On the clock of a place. */
  LocalDateTime in(ZoneId zone) {
    return utc
        ? written.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone).toLocalDateTime()
        : written;
  }
}
