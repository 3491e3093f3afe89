package org.policyrelay.policy.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table as texts, without the empty rows and columns at its end.
 *
 * @param sheet what the sheet is called, empty where a file has none
 * @param rows each as long as its last cell that says something
 */
public record Grid(String sheet, List<List<String>> rows) {

  /** More than one list of an entry holds, and as much again for empty rows. */
  static final int MOST_ROWS = 1_000;

  /** More than there are countries and their parts with a calendar. */
  static final int MOST_COLUMNS = 500;

  /** Longer than any field of an item. */
  static final int LONGEST_CELL = 5_000;

  public Grid {
    var kept = new ArrayList<List<String>>();
    for (var row : rows) {
      var length = row.size();
      while (length > 0 && row.get(length - 1).isEmpty()) {
        length--;
      }
      kept.add(List.copyOf(row.subList(0, length)));
    }
    while (!kept.isEmpty() && kept.get(kept.size() - 1).isEmpty()) {
      kept.remove(kept.size() - 1);
    }
    rows = List.copyOf(kept);
  }

  /** What stands in some cells; all others are empty. */
  static Grid of(String sheet, Map<CellAddress, String> cells) {
    var rows = new TreeMap<Integer, TreeMap<Integer, String>>();
    cells.forEach(
        (at, text) ->
            rows.computeIfAbsent(at.row(), row -> new TreeMap<>()).put(at.column(), text));
    var all = new ArrayList<List<String>>();
    rows.forEach(
        (at, row) -> {
          while (all.size() < at) {
            all.add(List.of());
          }
          var texts = new ArrayList<String>();
          for (var column = 0; column <= row.lastKey(); column++) {
            texts.add(row.getOrDefault(column, ""));
          }
          all.add(texts);
        });
    return new Grid(sheet, all);
  }

  /** Empty for a cell in which nothing stands, wherever it is. */
  String at(int row, int column) {
    var cells = row < rows.size() ? rows.get(row) : List.<String>of();
    return column < cells.size() ? cells.get(column) : "";
  }

  int width() {
    return rows.stream().mapToInt(List::size).max().orElse(0);
  }

  boolean isEmpty(int row) {
    return rows.get(row).stream().allMatch(String::isBlank);
  }

  /** Whether a cell is one that a table may have; where it is not, that is told. */
  static boolean holds(CellAddress at, String text, BrokenCells broken) {
    if (text.isEmpty()) {
      return false;
    }
    if (at.row() >= MOST_ROWS || at.column() >= MOST_COLUMNS) {
      broken.add(
          at,
          "too-far",
          "lies too far out: a table has at most %d rows and %d columns"
              .formatted(MOST_ROWS, MOST_COLUMNS));
      return false;
    }
    if (text.length() > LONGEST_CELL) {
      broken.add(
          at,
          "too-long",
          "must have at most %d characters, has %d".formatted(LONGEST_CELL, text.length()));
      return false;
    }
    return true;
  }
}
