package org.policyrelay.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the market calendars that come with the relay; see {@code calendars/README.md}. */
final class CalendarFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The three letters of a day, such as {@code SAT}. */
  private static final DateTimeFormatter DAYS =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("EEE")
          .toFormatter(Locale.ENGLISH);

  private static final List<String> MARKETS =
      List.of("AU", "BN", "ID", "KH", "LA", "MM", "MY", "NZ", "PH", "SG", "TH", "TL", "VN");

  private CalendarFile() {}

  /** All markets and their subdivisions, open at the standard hours. */
  static List<HubCalendar> readAll() {
    var hubs = new ArrayList<HubCalendar>();
    for (var market : MARKETS) {
      var json = read("/calendars/" + market + ".json");
      hubs.add(hub(market, json));
      for (var part : json.path("subdivisions").properties()) {
        hubs.add(hub(market + "-" + part.getKey(), part.getValue()));
      }
    }
    return hubs;
  }

  private static JsonNode read(String resource) {
    try (var stream = CalendarFile.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("The calendar " + resource + " is not on the class path");
      }
      return JSON.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("The calendar " + resource + " cannot be read", e);
    }
  }

  private static HubCalendar hub(String name, JsonNode json) {
    var holidays = new TreeMap<LocalDate, String>();
    for (var holiday : json.path("holidays")) {
      holidays.put(date(holiday.path("date")), holiday.path("name").asText());
    }
    var workingDays = new TreeSet<LocalDate>();
    json.path("weekendWorkdays").forEach(day -> workingDays.add(date(day)));
    var weekends = new TreeMap<LocalDate, Set<DayOfWeek>>();
    for (var weekend : json.path("weekends")) {
      weekends.put(date(weekend.path("from")), days(weekend.path("days")));
    }
    // the first rule holds for what came before it as well
    weekends.put(LocalDate.MIN, weekends.firstEntry().getValue());
    return new HubCalendar(
        name,
        ZoneId.of(json.path("zone").asText()),
        weekends,
        Map.copyOf(holidays),
        workingDays,
        OpeningHours.STANDARD,
        LocalDate.of(holidays.lastKey().getYear(), 12, 31));
  }

  private static LocalDate date(JsonNode json) {
    return LocalDate.parse(json.asText());
  }

  private static Set<DayOfWeek> days(JsonNode names) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    names.forEach(name -> days.add(DAYS.parse(name.asText(), DayOfWeek::from)));
    return days;
  }
}
