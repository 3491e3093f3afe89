package org.policyrelay.change.process;

import static org.policyrelay.change.process.ShownValues.NONE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.policyrelay.calendar.PlaceNames;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.EntryPlaces;

/**
 * One part of an entry, an item a row: a column for whatever one of them says, so that no value is
 * left out. It is Markdown.
 *
 * @param title what its items are together
 * @param rows by what an item is known by in any version, each value by its place in the item
 */
record ItemTable(String title, Map<String, Map<String, String>> rows) {

  /** The place of what is no field of an item: the market that a timeline is of. */
  static final String MARKET = "market";

  private static final String STANCES = "stances.";

  /** By what an item is known first, then what it says, then where and when. */
  private static final List<String> ORDER =
      List.of(
          MARKET,
          "code",
          "name",
          "id",
          "type",
          "policy_id",
          "clause",
          "text",
          "stances",
          "value",
          "pattern",
          "applies_to",
          "topic",
          "markets",
          "advertiser_countries",
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

  /** What would end a cell: of an address alone, all else is escaped. */
  private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");

  private static int rank(String place) {
    var rank = ORDER.indexOf(place.split("[.\\[]", 2)[0]);
    return rank < 0 ? ORDER.size() : rank;
  }

  /** All of it. */
  String whole() {
    var columns = columns(rows);
    var table = new StringJoiner("\n");
    head(table, columns.stream().map(ItemTable::name).toList());
    rows.values()
        .forEach(row -> line(table, columns.stream().map(at -> row.getOrDefault(at, "")).toList()));
    return "**%s**\n\n%s".formatted(title, table);
  }

  /** The rows that read otherwise than before, each changed value with the former; else empty. */
  String since(ItemTable before) {
    var changed = new LinkedHashSet<>(rows.keySet());
    changed.addAll(before.rows.keySet());
    changed.removeIf(key -> row(key).equals(before.row(key)));
    var said = new StringJoiner("\n\n").setEmptyValue("");
    if (!changed.isEmpty()) {
      said.add("**%s**".formatted(title)).add(table(changed, before));
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

  private String table(Set<String> changed, ItemTable before) {
    var shown = new LinkedHashMap<String, Map<String, String>>();
    changed.forEach(key -> shown.put(key, row(key)));
    changed.forEach(key -> shown.put("before " + key, before.row(key)));
    var columns = columns(shown);
    var table = new StringJoiner("\n");
    var heads = new ArrayList<>(List.of("what"));
    columns.forEach(place -> heads.add(name(place)));
    head(table, heads);
    for (var key : changed) {
      var was = before.row(key);
      var is = row(key);
      var cells = new ArrayList<String>();
      cells.add(was.isEmpty() ? "new" : is.isEmpty() ? "gone" : "changed");
      columns.forEach(
          place ->
              cells.add(
                  is.isEmpty()
                      ? was.getOrDefault(place, "")
                      : was.isEmpty() ? is.getOrDefault(place, "") : cell(was, is, place)));
      line(table, cells);
    }
    return table.toString();
  }

  private static String cell(Map<String, String> before, Map<String, String> after, String place) {
    var was = before.getOrDefault(place, NONE);
    var is = after.getOrDefault(place, NONE);
    if (was.equals(is)) {
      return is.equals(NONE) ? "" : is;
    }
    return "%s → **%s**".formatted(was, is);
  }

  private Map<String, String> row(String key) {
    return rows.getOrDefault(key, Map.of());
  }

  /** Of the rows that the other has too. */
  private List<String> order(ItemTable other) {
    return rows.keySet().stream().filter(other.rows::containsKey).toList();
  }

  private static List<String> columns(Map<String, Map<String, String>> rows) {
    var columns = new TreeSet<>(COLUMNS);
    rows.values().forEach(row -> columns.addAll(row.keySet()));
    return List.copyOf(columns);
  }

  private static String name(String place) {
    if (place.startsWith(STANCES)) {
      return ShownValues.visible(place(place.substring(STANCES.length())));
    }
    return ShownValues.visible(EntryPlaces.name(place));
  }

  /** What a market, or a part of one, is called. */
  static String place(String code) {
    return code.equals(Market.EVERYWHERE.code()) ? "Other markets" : PlaceNames.of(code);
  }

  private static void head(StringJoiner table, List<String> names) {
    line(table, names);
    table.add("|---".repeat(names.size()) + "|");
  }

  private static void line(StringJoiner table, List<String> cells) {
    table.add(
        cells.stream()
            .map(cell -> CELL_END.matcher(cell).replaceAll("\\\\|"))
            .collect(Collectors.joining(" | ", "| ", " |")));
  }
}
