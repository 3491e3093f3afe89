package org.policyrelay.change.process;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.policy.entry.EntryPlaces;
import org.policyrelay.policy.entry.PolicyEntry;
import org.springframework.stereotype.Component;

/**
 * What an entry says beside its text, as it will be published: with what is taken where it is
 * silent. A list of names and values, then a table for what is said item by item; every value to
 * the letter.
 */
@Component
class Beside {

  /** Fields whose values are markets. */
  private static final Set<String> MARKETS = Set.of("jurisdictions", "ext.relay.market");

  private final ItemTables tables;

  Beside(ItemTables tables) {
    this.tables = tables;
  }

  /** All of it but the fields that are shown elsewhere. */
  String list(PolicyEntry entry, Collection<String> elsewhere) {
    var parts = ItemTables.parts(entry);
    var fields = of(entry, parts);
    fields.remove(elsewhere);
    var lines = new StringJoiner("\n");
    places(fields)
        .forEach((place, value) -> lines.add("- **%s**: %s".formatted(name(place), value)));
    var shown = new ArrayList<>(List.of(lines.toString()));
    parts.forEach(part -> shown.add(tables.of(entry, part).whole()));
    return joined(shown);
  }

  /** All that reads otherwise but the text; empty where nothing does. */
  String differences(PolicyEntry before, PolicyEntry after) {
    var parts = ItemTables.parts(before, after);
    var former = places(of(before, parts));
    var latter = places(of(after, parts));
    var all = new TreeSet<>(former.keySet());
    all.addAll(latter.keySet());
    all.remove("policy");
    all.remove("version");
    var lines = new StringJoiner("\n");
    for (var place : all) {
      var was = former.getOrDefault(place, ShownValues.NONE);
      var is = latter.getOrDefault(place, ShownValues.NONE);
      if (!was.equals(is)) {
        lines.add("- **%s**: %s → %s".formatted(name(place), was, is));
      }
    }
    var shown = new ArrayList<>(List.of(lines.toString()));
    parts.forEach(part -> shown.add(tables.of(after, part).since(tables.of(before, part))));
    return joined(shown);
  }

  private static String joined(List<String> shown) {
    return String.join("\n\n", shown.stream().filter(one -> !one.isEmpty()).toList());
  }

  /**
   * All public fields of an entry; one that it leaves out has the value that readers are told.
   *
   * @param parts that are shown as tables, and are left out
   */
  private static ObjectNode of(PolicyEntry entry, List<String> parts) {
    var fields = entry.publicPart().json();
    fields.put("category", entry.category());
    if (fields.path("ext").path("relay") instanceof ObjectNode relay
        && !relay.remove(parts).isEmpty()) {
      return fields;
    }
    if (!parts.isEmpty() && fields.path("ext") instanceof ObjectNode ext) {
      ext.remove("relay");
      if (ext.isEmpty()) {
        fields.remove("ext");
      }
    }
    return fields;
  }

  private static SortedMap<String, String> places(ObjectNode fields) {
    return ShownValues.of(
        fields,
        (place, text) ->
            MARKETS.contains(place)
                ? ShownValues.visible(MarketNames.of(new Market(text)))
                : ShownValues.text(text));
  }

  private static String name(String place) {
    return ShownValues.visible(EntryPlaces.name(place));
  }
}
