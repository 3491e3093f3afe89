package org.policyrelay.calendar;

import java.util.Map;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.springframework.stereotype.Component;

/** What people call the places that have a calendar. */
@Component("places")
public class PlaceNames {

  /** The parts of countries whose calendars come with the relay, as ISO 3166-2 has them. */
  private static final Map<String, String> PARTS =
      Map.ofEntries(
          Map.entry("AU-NSW", "New South Wales"),
          Map.entry("AU-VIC", "Victoria"),
          Map.entry("AU-QLD", "Queensland"),
          Map.entry("AU-SA", "South Australia"),
          Map.entry("AU-WA", "Western Australia"),
          Map.entry("AU-TAS", "Tasmania"),
          Map.entry("AU-NT", "Northern Territory"),
          Map.entry("AU-ACT", "Australian Capital Territory"),
          Map.entry("MY-KUL", "Kuala Lumpur"),
          Map.entry("MY-SGR", "Selangor"),
          Map.entry("MY-JHR", "Johor"),
          Map.entry("MY-KDH", "Kedah"),
          Map.entry("MY-KTN", "Kelantan"),
          Map.entry("MY-TRG", "Terengganu"),
          Map.entry("MY-PNG", "Penang"),
          Map.entry("NZ-AUK", "Auckland"),
          Map.entry("NZ-WGN", "Wellington"),
          Map.entry("NZ-CAN", "Canterbury"));

  /** Whether a part of a country has that code, such as {@code AU-NSW}, and a calendar with it. */
  public static boolean isPart(String code) {
    return PARTS.containsKey(code);
  }

  /**
   * As {@link #of(String)}, for templates.
   *
   * @param place as the calendars name it
   */
  public String name(String place) {
    return of(place);
  }

  /**
   * {@code Singapore (SG)}, {@code New South Wales (AU-NSW)}; a place of the operator's own is
   * called what they call it.
   */
  public static String of(String place) {
    var part = PARTS.get(place);
    return part == null ? MarketNames.of(new Market(place)) : part + " (" + place + ")";
  }
}
