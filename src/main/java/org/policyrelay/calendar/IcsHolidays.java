package org.policyrelay.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.policyrelay.calendar.IcsOccurrences.Found;
import org.policyrelay.calendar.IcsOccurrences.Stretch;

/**
 * The days off in an iCalendar file (RFC 5545), as Google, Outlook and Apple write them: its events
 * that last whole days, each day of one that lasts several, each date of one that recurs.
 *
 * @param days what each day off is called
 * @param knownUntil the end of the last year that has a day of its own; a rule that goes on for
 *     ever knows nothing of other holidays
 * @param ignored what is no day off, and why, in the order of the file
 */
record IcsHolidays(
    NavigableMap<LocalDate, String> days, LocalDate knownUntil, List<IgnoredEvent> ignored) {

  static final IcsHolidays NONE = new IcsHolidays(new TreeMap<>(), LocalDate.MIN, List.of());

  /**
   * @param zone the place's
   * @throws IcsException when it is no iCalendar file, or a date in it is none
   */
  static IcsHolidays read(InputStream file, ZoneId zone) throws IOException, IcsException {
    return new Reading(IcsReader.read(file), zone).days();
  }

  /** One file on its way to days off. */
  private static final class Reading {

    private final IcsReader file;
    private final ZoneId zone;
    private final List<IgnoredEvent> ignored = new ArrayList<>();
    private final TreeMap<LocalDate, String> days = new TreeMap<>();
    private LocalDate last = LocalDate.MIN;

    Reading(IcsReader file, ZoneId zone) {
      this.file = file;
      this.zone = zone;
    }

    IcsHolidays days() throws IcsException {
      ignored.addAll(file.others());
      var byUid = new LinkedHashMap<String, List<IcsEvent>>();
      for (var event : file.events()) {
        byUid.computeIfAbsent(event.uid(), any -> new ArrayList<>()).add(event);
      }
      for (var events : byUid.values()) {
        series(current(events));
      }
      ignored.sort(Comparator.comparingInt(IgnoredEvent::line));
      return new IcsHolidays(days, last, List.copyOf(ignored));
    }

    /** Without versions of an event, or of one of its dates, that a later one has replaced. */
    private List<IcsEvent> current(List<IcsEvent> events) {
      var newest = new HashMap<String, Integer>();
      events.forEach(event -> newest.merge(placeOf(event), event.sequence(), Math::max));
      var current = new ArrayList<IcsEvent>();
      for (var event : events) {
        if (event.sequence() >= newest.getOrDefault(placeOf(event), 0)) {
          current.add(event);
        } else {
          ignore(event, "a later version of it is there");
        }
      }
      return current;
    }

    private static String placeOf(IcsEvent event) {
      return event.find("RECURRENCE-ID").map(IcsEvent.Line::value).orElse("");
    }

    /** An event and what was changed about single dates of it. */
    private void series(List<IcsEvent> events) throws IcsException {
      var names = new TreeMap<LocalDate, Named>();
      for (var event : events) {
        if (event.find("RECURRENCE-ID").isEmpty()) {
          var found = found(event);
          found
              .stretches()
              .forEach(
                  (date, stretch) ->
                      names.put(date, new Named(event.name(), stretch, found.endless())));
        }
      }
      for (var event : events) {
        var place = IcsOccurrences.placeInSeries(event, zone);
        if (place.isPresent()) {
          replace(names, event, place.get());
        }
      }
      names.values().forEach(this::add);
    }

    private record Named(String name, Stretch stretch, boolean ofARule) {}

    private void replace(TreeMap<LocalDate, Named> names, IcsEvent event, LocalDate place)
        throws IcsException {
      var found = found(event).stretches().values().stream().findFirst();
      var later =
          event.isForAllThatFollow()
              ? new TreeMap<>(names.tailMap(place, false))
              : new TreeMap<LocalDate, Named>();
      later.keySet().forEach(names::remove);
      names.remove(place);
      found.ifPresent(
          stretch -> {
            names.put(place, new Named(event.name(), stretch, false));
            var by = ChronoUnit.DAYS.between(place, stretch.first());
            later.forEach(
                (date, old) ->
                    names.put(
                        date,
                        new Named(
                            event.name(),
                            new Stretch(date.plusDays(by), stretch.days()),
                            old.ofARule())));
          });
    }

    private Found found(IcsEvent event) throws IcsException {
      var found = IcsOccurrences.of(event, zone);
      var why = event.whyNone().or(found::whyNone);
      if (why.isEmpty() && found.stretches().values().stream().noneMatch(Reading::isCounted)) {
        why =
            Optional.of(
                "is never from %s to %s".formatted(WorkingTime.FIRST_DAY, WorkingTime.LAST_DAY));
      }
      if (why.isPresent()) {
        ignore(event, why.get());
        return Found.none(why.get());
      }
      return found;
    }

    private static boolean isCounted(Stretch stretch) {
      return !stretch.first().isAfter(WorkingTime.LAST_DAY)
          && stretch.first().plusDays(stretch.days()).isAfter(WorkingTime.FIRST_DAY);
    }

    private void ignore(IcsEvent event, String why) {
      ignored.add(new IgnoredEvent(event.line(), event.name(), why));
    }

    private void add(Named event) {
      var first = event.stretch().first();
      var from = first.isBefore(WorkingTime.FIRST_DAY) ? WorkingTime.FIRST_DAY : first;
      var end = first.plusDays(event.stretch().days());
      for (var day = from; day.isBefore(end) && !day.isAfter(WorkingTime.LAST_DAY); ) {
        days.merge(day, event.name(), Reading::together);
        day = day.plusDays(1);
      }
      var year = LocalDate.of(first.getYear(), 12, 31);
      if (!event.ofARule() && year.isAfter(last)) {
        last = year;
      }
    }

    private static String together(String one, String other) {
      return List.of(one.split("; ", -1)).contains(other) ? one : one + "; " + other;
    }
  }
}
