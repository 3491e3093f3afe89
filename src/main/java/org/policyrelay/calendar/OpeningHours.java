package org.policyrelay.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.kernel.Texts;

/**
 * When a place is open on its working days, on its own clock.
 *
 * <p>Written as {@code 09:00-17:00}, with several windows a day as {@code 09:00-12:00,13:00-17:00},
 * and by weekday as {@code Mon-Thu 09:00-17:30; Fri 09:00-12:00}. Days without a rule of their own
 * follow the rule that names no day, or are closed when every rule names days. {@code 24:00} is the
 * end of the day; a window over midnight is written as two.
 */
public final class OpeningHours {

  private static final Pattern RULE =
      Pattern.compile("(?:([A-Za-z]{3}(?:[-+][A-Za-z]{3})*)\\s+)?(\\d.*)");
  private static final Pattern WINDOW = Pattern.compile("(\\d{2}:\\d{2})-(\\d{2}:\\d{2})");
  private static final String END_OF_DAY = "24:00";

  /** What holds where nothing is configured. */
  public static final OpeningHours STANDARD = parse("09:00-17:00");

  private final String text;
  private final Map<DayOfWeek, List<Window>> byDay;

  private OpeningHours(String text, Map<DayOfWeek, List<Window>> byDay) {
    this.text = text;
    this.byDay = byDay;
  }

  /** From a time of day to a later one; {@code to} at midnight is the end of the day. */
  private record Window(LocalTime from, LocalTime to) {

    boolean endsTheDay() {
      return to.equals(LocalTime.MIDNIGHT);
    }

    boolean isForward() {
      return endsTheDay() || from.isBefore(to);
    }

    boolean isAfter(Window earlier) {
      return !earlier.endsTheDay() && !from.isBefore(earlier.to);
    }
  }

  /**
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} when the text is no opening
   *     hours, or a window ends before it begins
   */
  public static OpeningHours parse(String text) {
    var wrong = TextKind.LINE.errorIn("hours", text);
    if (wrong.isPresent()) {
      throw malformed(text, "the text " + wrong.get().message());
    }
    var days = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
    List<Window> others = List.of();
    for (var rule : text.strip().split("\\s*;\\s*", -1)) {
      var matcher = RULE.matcher(rule);
      if (!matcher.matches()) {
        throw malformed(text, "write them as 09:00-17:00 or Mon-Thu 09:00-17:30; Fri 09:00-12:00");
      }
      var windows = windows(text, matcher.group(2));
      if (matcher.group(1) == null) {
        others = windows;
      } else {
        daysOf(text, matcher.group(1)).forEach(day -> days.put(day, windows));
      }
    }
    for (var day : DayOfWeek.values()) {
      days.putIfAbsent(day, others);
    }
    return new OpeningHours(text.strip(), days);
  }

  private static List<Window> windows(String text, String list) {
    var windows = new ArrayList<Window>();
    for (var part : list.strip().split("\\s*,\\s*", -1)) {
      var matcher = WINDOW.matcher(part);
      if (!matcher.matches()) {
        throw malformed(text, "'" + part + "' is no window such as 09:00-17:00");
      }
      var window = new Window(time(text, matcher.group(1)), time(text, matcher.group(2)));
      if (!window.isForward()) {
        throw malformed(text, "'" + part + "' ends before it begins; write a night as two windows");
      }
      if (!windows.isEmpty() && !window.isAfter(windows.get(windows.size() - 1))) {
        throw malformed(text, "'" + part + "' begins before the window in front of it ends");
      }
      windows.add(window);
    }
    return List.copyOf(windows);
  }

  private static LocalTime time(String text, String time) {
    if (time.equals(END_OF_DAY)) {
      return LocalTime.MIDNIGHT;
    }
    try {
      return LocalTime.parse(time);
    } catch (DateTimeParseException malformed) {
      throw malformed(text, "'" + time + "' is no time of day");
    }
  }

  /** {@code Mon}, {@code Mon-Thu}, {@code Mon+Wed}; a range may run over the week's end. */
  private static Set<DayOfWeek> daysOf(String text, String names) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    for (var part : names.split("\\+", -1)) {
      var ends = part.split("-", -1);
      var day = day(text, ends[0]);
      var last = day(text, ends[ends.length - 1]);
      days.add(day);
      while (day != last) {
        day = day.plus(1);
        days.add(day);
      }
    }
    return days;
  }

  private static DayOfWeek day(String text, String name) {
    for (var day : DayOfWeek.values()) {
      if (day.name().substring(0, 3).equals(name.toUpperCase(Locale.ROOT))) {
        return day;
      }
    }
    throw malformed(text, "'" + name + "' is no weekday such as Mon");
  }

  private static RefusedException malformed(String text, String why) {
    return new RefusedException(
        ErrorCode.INVALID_REQUEST,
        "Opening hours '" + Texts.shown(text) + "' cannot be read: " + why);
  }

  /**
   * Adds the open time of one day. Where the clock jumps over an edge, the window begins or ends at
   * the jump; an edge that comes twice is taken the first time.
   */
  void addTo(List<Interval> open, LocalDate date, ZoneId zone) {
    for (var window : byDay.getOrDefault(date.getDayOfWeek(), List.of())) {
      var from = ZonedDateTime.of(date, window.from, zone).toInstant();
      var to =
          window.endsTheDay()
              ? date.plusDays(1).atStartOfDay(zone).toInstant()
              : ZonedDateTime.of(date, window.to, zone).toInstant();
      if (from.isBefore(to)) {
        open.add(new Interval(from, to));
      }
    }
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
