package org.policyrelay.change.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.Moments;
import org.policyrelay.policy.entry.PolicyEntry;
import org.springframework.stereotype.Component;

/** What an entry says item by item, as tables. A part that is no list of items has none. */
@Component
class ItemTables {

  private static final String TIMELINE = "timeline";

  /** Each with what it is called, in the order in which it is shown. */
  private static final Map<String, String> TITLES = new LinkedHashMap<>();

  static {
    TITLES.put("topics", "Topics");
    TITLES.put("requirements", "Requirements");
    TITLES.put("exceptions", "Exceptions");
    TITLES.put("disclosures", "Disclosures");
    TITLES.put(TIMELINE, "Timeline");
    TITLES.put("sources", "Sources");
    TITLES.put("relations", "Relations");
  }

  /** Fields of an item whose values are markets. */
  private static final Set<String> MARKETS = Set.of("markets", "advertiser_countries");

  /** Fields of an item, in no market of its own, whose values are instants. */
  private static final Set<String> INSTANTS = Set.of("from", "until");

  private final MarketZones zones;
  private final ClauseLabels clauses;

  ItemTables(MarketZones zones, ClauseLabels clauses) {
    this.zones = zones;
    this.clauses = clauses;
  }

  /** The parts that can be shown so in each of the entries, and that one of them has. */
  static List<String> parts(PolicyEntry... entries) {
    var all = Stream.of(entries).map(ItemTables::relay).toList();
    return TITLES.keySet().stream()
        .filter(part -> all.stream().anyMatch(relay -> relay.has(part)))
        .filter(part -> all.stream().allMatch(relay -> fits(part, relay.path(part))))
        .toList();
  }

  private static JsonNode relay(PolicyEntry entry) {
    return entry.json().path("ext").path("relay");
  }

  private static boolean fits(String part, JsonNode items) {
    if (items.isMissingNode()) {
      return true;
    }
    var isOfItsKind = part.equals(TIMELINE) ? items.isObject() : items.isArray();
    for (var item : items) {
      isOfItsKind &= item.isObject() && !item.isEmpty();
    }
    return isOfItsKind && !items.isEmpty();
  }

  /** A part of an entry; without a row where the entry has none. */
  ItemTable of(PolicyEntry entry, String part) {
    var items = relay(entry).path(part);
    var rows = new LinkedHashMap<String, Map<String, String>>();
    if (part.equals(TIMELINE)) {
      items
          .properties()
          .forEach(one -> rows.put(one.getKey(), instants(one.getKey(), one.getValue())));
    } else {
      var ids = entry.content().idsOf(part);
      for (var at = 0; at < items.size(); at++) {
        var id = ids.size() == items.size() ? ids.get(at) : "";
        rows.put(rows.containsKey(id) || id.isEmpty() ? id + " " + at : id, item(items.get(at)));
      }
    }
    var cites = rows.values().stream().anyMatch(row -> row.containsKey(ItemTable.CLAUSE));
    return new ItemTable(
        TITLES.getOrDefault(part, part), rows, cites ? clauses.of(entry) : Map.of());
  }

  private static Map<String, String> item(JsonNode item) {
    return values(item, ItemTables::text);
  }

  private Map<String, String> instants(String market, JsonNode steps) {
    var zone = zones.zoneOf(market);
    var row = values(steps, (step, text) -> at(text, zone));
    row.put(ItemTable.MARKET, ShownValues.visible(ItemLayout.place(market)));
    return row;
  }

  private static Map<String, String> values(
      JsonNode item, BiFunction<String, String, String> texts) {
    return new LinkedHashMap<>(ShownValues.of((ObjectNode) item, texts));
  }

  private static String text(String place, String text) {
    if (MARKETS.contains(place)) {
      return ShownValues.visible(ItemLayout.place(text));
    }
    return INSTANTS.contains(place) ? at(text, null) : ShownValues.text(text);
  }

  /**
   * On the clock of a place, else on the one that it was written by; to the letter what is none.
   */
  private static String at(String written, @Nullable ZoneId zone) {
    return instant(written)
        .map(
            at ->
                ShownValues.visible(
                    "%s %s"
                        .formatted(
                            Moments.DAY_AND_TIME.format(
                                at.atZoneSameInstant(zone == null ? at.getOffset() : zone)),
                            Moments.offset(at.toInstant(), zone == null ? at.getOffset() : zone))))
        .orElseGet(() -> ShownValues.text(written));
  }

  /** Of a whole minute: no other is told in full by day and time. */
  private static Optional<OffsetDateTime> instant(String written) {
    try {
      var at = OffsetDateTime.parse(written);
      return Optional.of(at).filter(one -> one.getSecond() == 0 && one.getNano() == 0);
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
