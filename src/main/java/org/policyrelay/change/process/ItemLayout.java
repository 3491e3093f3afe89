package org.policyrelay.change.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.calendar.PlaceNames;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.entry.EntryPlaces;

/**
 * Items as Markdown: side by side in a table where a form has the room for it on a common screen,
 * else one under another. A table that is wider than its form is read as far as it is seen.
 *
 * @param columns of the table, in their order
 */
record ItemLayout(List<String> columns, List<Item> items) {

  private static final String STANCES = "stances.";

  /** Letters that the form of a task has room for in a line, on a screen of 1366 pixels. */
  private static final int ROOM = 96;

  /** What stands between two columns, in letters. */
  private static final int GAP = 3;

  /** A text of so many letters may stand in two lines of its cell. */
  private static final int SHORT = 30;

  /** Nobody wants to read a longer text in fewer letters a line than this. */
  private static final int LONG = 40;

  /** What would end a cell: of an address alone, all else is escaped. */
  private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?=\\p{Punct})|\\*\\*");
  private static final Pattern WORD_END = Pattern.compile("[\\s-]+");

  /**
   * One item.
   *
   * @param what became of it; empty where nothing is compared
   * @param cells all that it says, by the place in the item
   * @param shown the places that are to be read, in their order; the others are told by their names
   */
  record Item(String what, Map<String, String> cells, List<String> shown) {

    private String cell(String place) {
      var cell = cells.getOrDefault(place, "");
      return cell.equals(ShownValues.NONE) ? "" : cell;
    }
  }

  String markdown() {
    return width() <= ROOM ? table() : list();
  }

  private boolean isCompared() {
    return items.stream().anyMatch(item -> !item.what().isEmpty());
  }

  private int width() {
    var width = isCompared() ? "changed".length() + GAP : 0;
    for (var place : columns) {
      var widest = longestWord(name(place));
      for (var item : items) {
        widest = Math.max(widest, room(item.cell(place)));
      }
      width += widest + GAP;
    }
    return width;
  }

  private static int room(String cell) {
    var text = ESCAPE.matcher(cell).replaceAll("");
    var wanted =
        text.length() <= SHORT ? (text.length() + 1) * 3 / 5 : Math.min(text.length(), LONG);
    return Math.max(longestWord(text), wanted);
  }

  private static int longestWord(String text) {
    return Stream.of(WORD_END.split(text)).mapToInt(String::length).max().orElse(0);
  }

  private String table() {
    var table = new StringJoiner("\n");
    var what = isCompared() ? Stream.of("what") : Stream.<String>empty();
    var heads = Stream.concat(what, columns.stream().map(ItemLayout::name)).toList();
    line(table, heads);
    table.add("|---".repeat(heads.size()) + "|");
    var others = new LinkedHashSet<String>();
    for (var item : items) {
      var cells = new ArrayList<String>();
      if (isCompared()) {
        cells.add(item.what());
      }
      columns.forEach(place -> cells.add(item.cell(place)));
      line(table, cells);
      others.addAll(item.cells().keySet());
    }
    others.removeAll(columns);
    return others.isEmpty()
        ? table.toString()
        : table + "\n\nOf these stay as before: " + told(List.copyOf(others), columns) + ".";
  }

  private static void line(StringJoiner table, List<String> cells) {
    table.add(
        cells.stream()
            .map(cell -> CELL_END.matcher(cell).replaceAll("\\\\|"))
            .collect(Collectors.joining(" | ", "| ", " |")));
  }

  private String list() {
    return items.stream().map(ItemLayout::lines).collect(Collectors.joining("\n"));
  }

  /** By which it is known first, and all else below that; markets with one stance are together. */
  private static String lines(Item item) {
    var values = new LinkedHashMap<String, StringJoiner>();
    for (var place : item.shown()) {
      var isStance = place.startsWith(STANCES);
      var label = isStance ? item.cell(place) : "**%s**".formatted(name(place));
      values
          .computeIfAbsent(label, none -> new StringJoiner(", "))
          .add(isStance ? name(place) : item.cell(place));
    }
    var lines = new ArrayList<String>();
    values.forEach((label, value) -> lines.add(label + ": " + value));
    var others = new ArrayList<>(item.cells().keySet());
    others.removeAll(item.shown());
    if (!others.isEmpty()) {
      lines.add("stay as before: " + told(others, item.shown()));
    }
    var what = item.what().isEmpty() ? "" : item.what() + ", ";
    return "- " + what + String.join("\n  - ", lines);
  }

  /** Markets by their number, all else by its name. */
  private static String told(List<String> places, List<String> beside) {
    var markets = places.stream().filter(place -> place.startsWith(STANCES)).count();
    var others = beside.stream().anyMatch(place -> place.startsWith(STANCES)) ? "other " : "";
    var told =
        Stream.concat(
            markets == 0
                ? Stream.empty()
                : Stream.of("%d %smarket%s".formatted(markets, others, markets == 1 ? "" : "s")),
            places.stream().filter(place -> !place.startsWith(STANCES)).map(ItemLayout::name));
    return told.collect(Collectors.joining(", "));
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
}
