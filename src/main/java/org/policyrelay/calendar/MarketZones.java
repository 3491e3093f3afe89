package org.policyrelay.calendar;

import java.time.ZoneId;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The time zones of the markets and hubs that we have a calendar for. Dates of any other market run
 * in UTC, and whoever shows them says so.
 */
@Component
public class MarketZones {

  private static final ZoneId UTC = ZoneId.of("UTC");

  private static final Map<String, ZoneId> ZONES =
      Map.ofEntries(
          Map.entry("AU", ZoneId.of("Australia/Sydney")),
          Map.entry("AU-NSW", ZoneId.of("Australia/Sydney")),
          Map.entry("AU-VIC", ZoneId.of("Australia/Melbourne")),
          Map.entry("AU-QLD", ZoneId.of("Australia/Brisbane")),
          Map.entry("AU-SA", ZoneId.of("Australia/Adelaide")),
          Map.entry("AU-WA", ZoneId.of("Australia/Perth")),
          Map.entry("AU-TAS", ZoneId.of("Australia/Hobart")),
          Map.entry("AU-NT", ZoneId.of("Australia/Darwin")),
          Map.entry("AU-ACT", ZoneId.of("Australia/Sydney")),
          Map.entry("NZ", ZoneId.of("Pacific/Auckland")),
          Map.entry("SG", ZoneId.of("Asia/Singapore")),
          Map.entry("MY", ZoneId.of("Asia/Kuala_Lumpur")),
          Map.entry("ID", ZoneId.of("Asia/Jakarta")),
          Map.entry("TH", ZoneId.of("Asia/Bangkok")),
          Map.entry("VN", ZoneId.of("Asia/Ho_Chi_Minh")),
          Map.entry("PH", ZoneId.of("Asia/Manila")),
          Map.entry("BN", ZoneId.of("Asia/Brunei")),
          Map.entry("KH", ZoneId.of("Asia/Phnom_Penh")),
          Map.entry("LA", ZoneId.of("Asia/Vientiane")),
          Map.entry("MM", ZoneId.of("Asia/Yangon")),
          Map.entry("TL", ZoneId.of("Asia/Dili")));

  /**
   * @param place ISO country code or subdivision, such as {@code TH}, {@code AU-WA} or {@code
   *     MY-KUL}; a subdivision without a zone of its own has its country's
   */
  public ZoneId zoneOf(String place) {
    var own = ZONES.get(place);
    return own != null ? own : ZONES.getOrDefault(country(place), UTC);
  }

  /** Whether we have a calendar for the place; otherwise its dates run in UTC. */
  public boolean isKnown(String place) {
    return ZONES.containsKey(place) || ZONES.containsKey(country(place));
  }

  private static String country(String place) {
    var dash = place.indexOf('-');
    return dash < 0 ? place : place.substring(0, dash);
  }
}
