package org.policyrelay.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads the market calendars that come with the relay; see {@code calendars/README.md}. */
final class CalendarFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> MARKETS =
      List.of("AU", "BN", "ID", "KH", "LA", "MM", "MY", "NZ", "PH", "SG", "TH", "TL", "VN");

  private CalendarFile() {}

  /** All markets and their subdivisions, open at the standard hours. */
  static List<HubCalendar> readAll() {
    var reader = new CalendarJson();
    var hubs = new ArrayList<HubCalendar>();
    for (var market : MARKETS) {
      var json = read("/calendars/" + market + ".json");
      hubs.addAll(reader.market(market, json, LocalDate.parse(json.path("asOf").asText())));
    }
    if (!reader.errors().isEmpty()) {
      throw new IllegalStateException("The calendars cannot be read: " + reader.errors());
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
}
