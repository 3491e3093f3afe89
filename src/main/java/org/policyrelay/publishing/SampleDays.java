package org.policyrelay.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.MarketNames;

/**
 * The days of samples, which lie around the day on which somebody looks at them first: {@code "+30
 * days"} is the midnight that begins the thirtieth day from then, by the clock of the market that
 * it is said of. A fixed day would be over for whoever comes late.
 */
final class SampleDays {

  private static final Pattern DAYS = Pattern.compile("([+-]\\d{1,4}) days");
  private static final ZoneId UTC = ZoneId.of("UTC");

  private final MarketZones zones;
  private final Instant first;

  /**
   * @param first when somebody looks
   */
  SampleDays(MarketZones zones, Instant first) {
    this.zones = zones;
    this.first = first;
  }

  /** Puts instants in the place of days. */
  JsonNode in(JsonNode sample) {
    return in(sample, UTC);
  }

  private JsonNode in(JsonNode node, ZoneId around) {
    if (node instanceof ObjectNode object) {
      var zone = zoneOf(object, around);
      object
          .properties()
          .forEach(
              field ->
                  field.setValue(
                      in(
                          field.getValue(),
                          MarketNames.isCountry(field.getKey())
                              ? zones.zoneOf(field.getKey())
                              : zone)));
    } else if (node instanceof ArrayNode list) {
      for (var at = 0; at < list.size(); at++) {
        list.set(at, in(list.get(at), around));
      }
    }
    var days = DAYS.matcher(node.asText());
    return node.isTextual() && days.matches()
        ? TextNode.valueOf(midnight(Integer.parseInt(days.group(1)), around).toString())
        : node;
  }

  private ZoneId zoneOf(ObjectNode item, ZoneId around) {
    var markets = item.path("markets");
    return markets.size() == 1 ? zones.zoneOf(markets.get(0).asText()) : around;
  }

  private Instant midnight(int days, ZoneId zone) {
    return first.atZone(zone).toLocalDate().plusDays(days).atStartOfDay(zone).toInstant();
  }
}
