package org.policyrelay.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.springframework.stereotype.Component;

/**
 * From when something holds in several markets, for people: each market once, those together whose
 * clocks show the same. It is midnight in each at another instant.
 */
@Component
public class MarketDates {

  private final MarketZones zones;

  public MarketDates(MarketZones zones) {
    this.zones = zones;
  }

  /**
   * Such as {@code 15 Dec 2026, 00:00 in Singapore (UTC+8), Thailand (UTC+7); 16 Dec 2026, 00:00 in
   * Brunei (UTC+8)}, the earliest date first.
   *
   * @param from by market; everywhere is told in UTC as every market is that we have no calendar
   *     for
   * @param local how day and time are written, without a zone
   */
  public String tell(Map<Market, Instant> from, DateTimeFormatter local) {
    var byDate = new LinkedHashMap<String, List<String>>();
    from.entrySet().stream()
        .sorted(Comparator.comparing(this::clock).thenComparing(Map.Entry::getKey))
        .forEach(
            one ->
                byDate
                    .computeIfAbsent(local.format(clock(one)), date -> new ArrayList<>())
                    .add(place(one.getKey(), one.getValue())));
    return byDate.entrySet().stream()
        .map(one -> one.getKey() + " " + inPlaces(one.getValue()))
        .collect(Collectors.joining("; "));
  }

  /**
   * What is so in one market by its clock, such as {@code 20 Dec 2026, 00:00 Singapore (UTC+8)};
   * what is in several as {@link #tell}.
   */
  public String byClock(Map<Market, Instant> from, DateTimeFormatter local) {
    return from.size() > 1
        ? tell(from, local)
        : from.entrySet().stream()
            .map(one -> Moments.text(one.getValue(), zones.zoneOf(one.getKey()), local))
            .collect(Collectors.joining());
  }

  /** The same of one instant. */
  public String byClock(Instant at, Collection<Market> markets, DateTimeFormatter local) {
    return byClock(
        markets.stream().distinct().collect(Collectors.toMap(Function.identity(), any -> at)),
        local);
  }

  private LocalDateTime clock(Map.Entry<Market, Instant> one) {
    return one.getValue().atZone(zones.zoneOf(one.getKey())).toLocalDateTime();
  }

  private String place(Market market, Instant at) {
    return market.isEverywhere()
        ? "everywhere (UTC)"
        : "%s (%s)"
            .formatted(MarketNames.country(market), Moments.offset(at, zones.zoneOf(market)));
  }

  private static String inPlaces(List<String> places) {
    return places.get(0).startsWith("everywhere")
        ? String.join(", ", places)
        : "in " + String.join(", ", places);
  }
}
