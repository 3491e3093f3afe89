package org.policyrelay.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.kernel.Texts;
import org.policyrelay.kernel.Times;

/**
 * Reads market calendars as {@code calendars/README.md} describes them and collects everything that
 * is wrong, each with the place where it stands.
 */
final class CalendarJson {

  private static final Pattern SUBDIVISION = Pattern.compile("[A-Z0-9]{1,3}");
  private static final Set<String> HUB =
      Set.of("zone", "weekends", "weekendWorkdays", "holidays", "collectiveLeave");
  private static final Set<String> OF_MARKET = Set.of("market", "asOf", "subdivisions");

  /** In a year; no government leaves fewer. */
  private static final int LEAST_OPEN_DAYS = 100;

  /** More would tell nobody more. */
  private static final int MOST_ERRORS = 50;

  private final List<FieldError> errors = new ArrayList<>();

  List<FieldError> errors() {
    return List.copyOf(errors);
  }

  void error(String field, String code, String message) {
    if (errors.size() < MOST_ERRORS) {
      errors.add(new FieldError(field, code, message));
    }
  }

  /** A market and its subdivisions, as far as they can be read. */
  List<HubCalendar> market(String path, JsonNode json, @Nullable LocalDate asOf) {
    var hubs = new ArrayList<HubCalendar>();
    var name = json.path("market").asText();
    if (!MarketNames.isCountry(name)) {
      error(
          path + ".market", "unknown-value", "must be a country by ISO 3166-1 alpha-2, such as SG");
      return hubs;
    }
    unknown(path, json, true);
    hub(name, path, json, asOf).ifPresent(hubs::add);
    var parts = json.path("subdivisions");
    if (!parts.isMissingNode() && !parts.isObject()) {
      error(path + ".subdivisions", "wrong-type", "must be an object of places by their name");
    }
    for (var part : parts.properties()) {
      var place = path + ".subdivisions." + Texts.shown(part.getKey());
      if (SUBDIVISION.matcher(part.getKey()).matches()) {
        unknown(place, part.getValue(), false);
        hub(name + "-" + part.getKey(), place, part.getValue(), asOf).ifPresent(hubs::add);
      } else {
        error(place, "malformed", "must be named by ISO 3166-2, such as KUL");
      }
    }
    return hubs;
  }

  private void unknown(String path, JsonNode json, boolean market) {
    for (var field : json.properties()) {
      if (!HUB.contains(field.getKey()) && !(market && OF_MARKET.contains(field.getKey()))) {
        error(path + "." + Texts.shown(field.getKey()), "unknown", "is not known here");
      }
    }
  }

  private Optional<HubCalendar> hub(
      String name, String path, JsonNode json, @Nullable LocalDate asOf) {
    var before = errors.size();
    var zone = zone(path + ".zone", json.path("zone").asText());
    var weekends = weekends(path + ".weekends", json.path("weekends"));
    var holidays = daysOff(path + ".holidays", json.path("holidays"));
    var leave = new TreeMap<LocalDate, String>();
    daysOff(path + ".collectiveLeave", json.path("collectiveLeave"))
        .forEach((date, day) -> leave.put(date, day.name()));
    var workingDays = dates(path + ".weekendWorkdays", json.path("weekendWorkdays"));
    if (holidays.isEmpty()) {
      error(path + ".holidays", "required", "must have the days off of one whole year at least");
    }
    if (zone == null || errors.size() > before) {
      return Optional.empty();
    }
    var years = Years.of(holidays);
    var hub =
        new HubCalendar(
            name,
            zone,
            weekends,
            holidays,
            workingDays,
            new CollectiveLeave(leave, false),
            OpeningHours.STANDARD,
            years.lastDay(),
            asOf);
    for (var year = years.first(); year <= years.last(); year++) {
      open(path + ".holidays", hub, year);
    }
    return Optional.of(hub);
  }

  /** A place with hardly an open day is a slip of the file, and would move every deadline. */
  private void open(String path, HubCalendar hub, int year) {
    var first = LocalDate.of(year, 1, 1);
    var open =
        first.datesUntil(first.plusYears(1)).filter(day -> hub.whyOff(day).isEmpty()).count();
    if (open < LEAST_OPEN_DAYS) {
      error(
          path,
          "too-few-days",
          "leave %d open days in %d, fewer than %d: look at the days off and the weekends"
              .formatted(open, year, LEAST_OPEN_DAYS));
    }
  }

  private @Nullable ZoneId zone(String path, String text) {
    if (ZoneId.getAvailableZoneIds().contains(text)) {
      return ZoneId.of(text);
    }
    // an offset such as +18:00 would be read, too, and is the time of no place
    error(path, "unknown-value", "must be a zone such as Asia/Singapore");
    return null;
  }

  private NavigableMap<LocalDate, Set<DayOfWeek>> weekends(String path, JsonNode list) {
    var weekends = new TreeMap<LocalDate, Set<DayOfWeek>>();
    var rules = elements(path, list);
    for (var index = 0; index < rules.size(); index++) {
      var place = path + "[" + index + "]";
      var from = date(place + ".from", rules.get(index).path("from"));
      var days = EnumSet.noneOf(DayOfWeek.class);
      for (var day : elements(place + ".days", rules.get(index).path("days"))) {
        weekday(place + ".days", day.asText()).ifPresent(days::add);
      }
      if (days.isEmpty()) {
        error(place + ".days", "required", "must name the days off, such as SAT");
      } else if (days.size() == DayOfWeek.values().length) {
        error(place + ".days", "malformed", "must leave a day to work");
      }
      if (from != null && weekends.putIfAbsent(from, days) != null) {
        error(place + ".from", "duplicate", "is there twice: " + from);
      }
    }
    if (weekends.isEmpty()) {
      error(path, "required", "must say which days of a week are off, and from when");
    } else {
      // the first rule holds for what came before it as well
      weekends.put(LocalDate.MIN, weekends.firstEntry().getValue());
    }
    return weekends;
  }

  private Optional<DayOfWeek> weekday(String path, String name) {
    for (var day : DayOfWeek.values()) {
      if (day.name().substring(0, 3).equals(name)) {
        return Optional.of(day);
      }
    }
    error(path, "unknown-value", "must be days such as SAT");
    return Optional.empty();
  }

  private NavigableMap<LocalDate, DayOff> daysOff(String path, JsonNode list) {
    var days = new TreeMap<LocalDate, DayOff>();
    var entries = elements(path, list);
    for (var index = 0; index < entries.size(); index++) {
      var place = path + "[" + index + "]";
      var json = entries.get(index);
      var date = date(place + ".date", json.path("date"));
      var name = json.path("name").asText();
      TextKind.LINE
          .errorIn(place + ".name", name)
          .ifPresent(wrong -> error(wrong.field(), wrong.code(), wrong.message()));
      var provisional = json.path("provisional");
      if (!provisional.isMissingNode() && !provisional.isBoolean()) {
        error(place + ".provisional", "wrong-type", "must be true or false");
      }
      if (date != null
          && days.putIfAbsent(date, new DayOff(name, provisional.asBoolean())) != null) {
        error(place + ".date", "duplicate", "is there twice: " + date);
      }
    }
    return days;
  }

  private NavigableSet<LocalDate> dates(String path, JsonNode list) {
    var dates = new TreeSet<LocalDate>();
    var entries = elements(path, list);
    for (var index = 0; index < entries.size(); index++) {
      var date = date(path + "[" + index + "]", entries.get(index));
      if (date != null) {
        dates.add(date);
      }
    }
    return dates;
  }

  /** Those of a list; none where it is left out, or is something else, which is told. */
  List<JsonNode> elements(String path, JsonNode list) {
    var elements = new ArrayList<JsonNode>();
    if (list.isArray()) {
      list.forEach(elements::add);
    } else if (!list.isMissingNode()) {
      error(path, "wrong-type", "must be a list");
    }
    return elements;
  }

  @Nullable LocalDate date(String path, JsonNode json) {
    try {
      var date = Times.date(path, json.asText());
      if (!date.isBefore(WorkingTime.FIRST_DAY) && !date.isAfter(WorkingTime.LAST_DAY)) {
        return date;
      }
      error(
          path,
          "out-of-range",
          "must lie from %s to %s".formatted(WorkingTime.FIRST_DAY, WorkingTime.LAST_DAY));
    } catch (RefusedException malformed) {
      malformed.fields().forEach(wrong -> error(wrong.field(), wrong.code(), wrong.message()));
    }
    return null;
  }
}
