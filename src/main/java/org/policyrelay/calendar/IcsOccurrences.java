package org.policyrelay.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.TemporalAmountAdapter;
import org.policyrelay.calendar.IcsEvent.Line;
import org.policyrelay.kernel.Texts;

/** When an event of an iCalendar file is: on which whole days, each time that it comes. */
final class IcsOccurrences {

  private static final Pattern UNTIL = Pattern.compile("(?i)UNTIL=(\\d{8}(?:T\\d{6}Z?)?)");
  private static final Pattern BY_TIME = Pattern.compile("(?i);?BY(?:HOUR|MINUTE|SECOND)=[^;]*");
  private static final Pattern WITHIN_A_DAY =
      Pattern.compile("(?i)FREQ=(?:HOURLY|MINUTELY|SECONDLY)");
  private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

  private final IcsEvent event;
  private final ZoneId zone;
  private final IcsTime start;

  private IcsOccurrences(IcsEvent event, ZoneId zone, IcsTime start) {
    this.event = event;
    this.zone = zone;
    this.start = start;
  }

  /**
   * Whole days in a row.
   *
   * @param first the first of them
   * @param days how many
   */
  record Stretch(LocalDate first, long days) {}

  /**
   * What is known of an event.
   *
   * @param stretches each time that it comes, by the date that it has in its series
   * @param endless whether it comes again for ever
   * @param whyNone why there is none, absent when there is one
   */
  record Found(
      NavigableMap<LocalDate, Stretch> stretches, boolean endless, Optional<String> whyNone) {

    static Found none(String why) {
      return new Found(new TreeMap<>(), false, Optional.of(why));
    }
  }

  /**
   * @param zone the place's, for what is written as an instant
   */
  static Found of(IcsEvent event, ZoneId zone) throws IcsException {
    var line = event.find("DTSTART");
    if (line.isEmpty()) {
      return Found.none("has no date");
    }
    var start = IcsTime.read(line.get(), line.get().value());
    return new IcsOccurrences(event, zone, start).find();
  }

  /** The date of the series that the event takes the place of. */
  static Optional<LocalDate> placeInSeries(IcsEvent event, ZoneId zone) throws IcsException {
    var line = event.find("RECURRENCE-ID");
    return line.isEmpty()
        ? Optional.empty()
        : Optional.of(IcsTime.read(line.get(), line.get().value()).in(zone).toLocalDate());
  }

  private Found find() throws IcsException {
    var begin = local(start);
    if (!begin.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      return Found.none("has a time of day, it begins at " + begin.toLocalTime());
    }
    var end = end(begin);
    if (end.toLocalTime().isAfter(LAST_MINUTE.minusNanos(1))) {
      end = end.toLocalDate().plusDays(1).atStartOfDay();
    }
    if (!end.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      return Found.none("does not last whole days, it ends at " + end.toLocalTime());
    }
    var days = ChronoUnit.DAYS.between(begin, end);
    if (days < 1 && !start.whole() && !event.isSaidToBeAllDay()) {
      return Found.none("has no length");
    }
    return recurring(begin.toLocalDate(), Math.max(1, days));
  }

  /** As the place has it; Outlook may write whole days as instants of another clock. */
  private LocalDateTime local(IcsTime time) {
    var here = time.in(zone);
    return time.utc() && event.isSaidToBeAllDay() && !here.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? time.written()
        : here;
  }

  private LocalDateTime end(LocalDateTime begin) throws IcsException {
    var end = event.find("DTEND");
    if (end.isPresent()) {
      return local(IcsTime.read(end.get(), end.get().value()));
    }
    var duration = event.find("DURATION");
    if (duration.isPresent()) {
      try {
        return begin.plus(
            TemporalAmountAdapter.parse(duration.get().value().strip()).getDuration());
      } catch (DateTimeException | ArithmeticException malformed) {
        throw wrong(duration.get());
      }
    }
    return start.whole() ? begin.plus(Period.ofDays(1)) : begin;
  }

  private Found recurring(LocalDate first, long days) throws IcsException {
    var dates = new TreeSet<LocalDate>();
    dates.add(first);
    var endless = false;
    for (var rule : event.all("RRULE")) {
      if (WITHIN_A_DAY.matcher(rule.value()).find()) {
        return Found.none("recurs within a day");
      }
      endless |= !UNTIL.matcher(rule.value()).find() && !rule.value().matches("(?i).*COUNT=.*");
      dates.addAll(dates(rule, first, days));
    }
    for (var more : event.all("RDATE")) {
      dates.addAll(listed(more));
    }
    for (var rule : event.all("EXRULE")) {
      dates.removeAll(dates(rule, first, days));
    }
    for (var less : event.all("EXDATE")) {
      dates.removeAll(listed(less));
    }
    var stretches = new TreeMap<LocalDate, Stretch>();
    dates.forEach(date -> stretches.put(date, new Stretch(date, days)));
    return new Found(stretches, endless, Optional.empty());
  }

  private List<LocalDate> dates(Line rule, LocalDate first, long days) throws IcsException {
    try {
      var text = BY_TIME.matcher(withUntilAsDate(rule)).replaceAll("");
      return new Recur<LocalDate>(text)
          .getDates(first, WorkingTime.FIRST_DAY.minusDays(days), WorkingTime.LAST_DAY);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException malformed) {
      throw wrong(rule);
    }
  }

  private String withUntilAsDate(Line rule) throws IcsException {
    Matcher until = UNTIL.matcher(rule.value().strip());
    if (!until.find()) {
      return rule.value().strip();
    }
    var date = dateOf(IcsTime.read(rule, until.group(1)));
    return until.replaceFirst(
        "UNTIL=%04d%02d%02d".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
  }

  private List<LocalDate> listed(Line line) throws IcsException {
    var dates = new ArrayList<LocalDate>();
    for (var one : line.value().split(",", -1)) {
      if (!one.isBlank()) {
        // of a period, its beginning
        dates.add(dateOf(IcsTime.read(line, one.split("/", 2)[0])));
      }
    }
    return dates;
  }

  /** Beside a date alone, an instant is a date that was written at length. */
  private LocalDate dateOf(IcsTime time) {
    return (start.whole() ? time.written() : local(time)).toLocalDate();
  }

  private static IcsException wrong(Line line) {
    return new IcsException(
        line.number(),
        "%s is '%s', which cannot be read".formatted(line.name(), Texts.shown(line.value())));
  }
}
