package org.policyrelay.change.process;

import static org.policyrelay.change.process.ShownValues.NONE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.policyrelay.change.process.ItemLayout.Item;

/**
 * One part of an entry, item by item: whatever one of them says, so that no value is left out. It
 * is Markdown.
 *
 * @param title what its items are together
 * @param rows by what an item is known by in any version, each value by its place in the item
 * @param clauses how a clause that an item cites is shown, by its id; that of another text is shown
 *     as it is cited
 */
record ItemTable(String title, Map<String, Map<String, String>> rows, Map<String, String> clauses) {

  /** The place of what is no field of an item: the market that a timeline is of. */
  static final String MARKET = "market";

  static final String CLAUSE = "clause";

  /** Where an item says which it is: shown with whatever of it is. */
  private static final Set<String> NAMES = Set.of(MARKET, "code", "name", "id", "policy_id");

  /** By what an item is known first, then what it says, then where and when. */
  private static final List<String> ORDER =
      List.of(
          MARKET,
          "code",
          "name",
          "id",
          "type",
          "policy_id",
          CLAUSE,
          "text",
          "stances",
          "value",
          "pattern",
          "applies_to",
          "topic",
          "markets",
          "advertiser_countries",
          "channels",
          "reason",
          "definition",
          "language",
          "position",
          "provision",
          "version",
          "in_force",
          "url",
          "announce",
          "apply_from",
          "effective",
          "enforce_from",
          "full_by",
          "existing_ads_until",
          "from",
          "until");

  private static final Comparator<String> COLUMNS =
      Comparator.comparingInt(ItemTable::rank)
          // what holds elsewhere comes after the markets that are named
          .thenComparing(place -> place.endsWith(".*"))
          .thenComparing(Comparator.naturalOrder());

  private static int rank(String place) {
    var rank = ORDER.indexOf(place.split("[.\\[]", 2)[0]);
    return rank < 0 ? ORDER.size() : rank;
  }

  /** All of it. */
  String whole() {
    var items = rows.values().stream().map(row -> item("", row, columns(row.keySet()))).toList();
    return "**%s**\n\n%s".formatted(title, new ItemLayout(columns(places(rows)), items).markdown());
  }

  private Item item(String what, Map<String, String> row, List<String> shown) {
    var cells = new LinkedHashMap<String, String>();
    row.forEach((place, value) -> cells.put(place, shown(place, value)));
    return new Item(what, cells, shown);
  }

  /**
   * The items that read otherwise than before, of each which it is and what of it does, with the
   * former value; else empty.
   */
  String since(ItemTable before) {
    var changed = new LinkedHashSet<>(rows.keySet());
    changed.addAll(before.rows.keySet());
    changed.removeIf(key -> row(key).equals(before.row(key)));
    var said = new StringJoiner("\n\n").setEmptyValue("");
    if (!changed.isEmpty()) {
      said.add("**%s**".formatted(title)).add(changed(changed, before));
      var same = rows.keySet().stream().filter(key -> !changed.contains(key)).count();
      if (same > 0) {
        said.add(same == 1 ? "1 other is as before." : same + " others are as before.");
      }
    }
    if (!order(before).equals(before.order(this))) {
      said.add("%s stand in another order than before.".formatted(title));
    }
    return said.toString();
  }

  private String changed(Set<String> changed, ItemTable before) {
    var items = new ArrayList<Item>();
    for (var key : changed) {
      var was = before.row(key);
      var is = row(key);
      if (was.isEmpty()) {
        items.add(item("new", is, columns(is.keySet())));
      } else if (is.isEmpty()) {
        items.add(before.item("gone", was, columns(was.keySet())));
      } else {
        items.add(changed(was, is, before));
      }
    }
    var shown = new LinkedHashSet<String>();
    items.forEach(item -> shown.addAll(item.shown()));
    return new ItemLayout(columns(shown), items).markdown();
  }

  private Item changed(Map<String, String> was, Map<String, String> is, ItemTable before) {
    var cells = new LinkedHashMap<String, String>();
    var differing = new LinkedHashSet<String>();
    for (var place : columns(places(Map.of("was", was, "is", is)))) {
      var former = was.getOrDefault(place, NONE);
      var latter = is.getOrDefault(place, NONE);
      if (former.equals(latter)) {
        cells.put(place, shown(place, latter));
      } else {
        differing.add(place);
        cells.put(
            place, "%s → **%s**".formatted(before.shown(place, former), shown(place, latter)));
      }
    }
    var named = cells.keySet().stream().filter(NAMES::contains).toList();
    differing.addAll(named.isEmpty() ? cells.keySet() : named);
    return new Item("changed", cells, columns(differing));
  }

  private String shown(String place, String value) {
    return place.equals(CLAUSE) ? clauses.getOrDefault(value, value) : value;
  }

  private Map<String, String> row(String key) {
    return rows.getOrDefault(key, Map.of());
  }

  /** Of the rows that the other has too. */
  private List<String> order(ItemTable other) {
    return rows.keySet().stream().filter(other.rows::containsKey).toList();
  }

  private static Set<String> places(Map<String, Map<String, String>> rows) {
    var places = new LinkedHashSet<String>();
    rows.values().forEach(row -> places.addAll(row.keySet()));
    return places;
  }

  private static List<String> columns(Collection<String> places) {
    var columns = new TreeSet<>(COLUMNS);
    columns.addAll(places);
    return List.copyOf(columns);
  }
}
