package org.policyrelay.policy.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the text of a CSV file apart, letter by letter, and knows the cell that it is in: a file
 * that is broken is refused by that. A quotation mark inside a cell that did not begin with one is
 * a letter, as spreadsheets have it.
 */
final class CsvCells {

  private static final char QUOTE = '"';

  private final String text;
  private final char separator;
  private final BrokenCells broken;
  private final List<List<String>> rows = new ArrayList<>();
  private int at;
  private int row;
  private int column;

  CsvCells(String text, char separator, BrokenCells broken) {
    this.text = text;
    this.separator = separator;
    this.broken = broken;
  }

  /** Every row; what is wrong with a cell is told, and what lies too far out is not kept. */
  List<List<String>> read() {
    while (at < text.length() && !broken.isFull()) {
      var content = text.charAt(at) == QUOTE ? quoted() : plain();
      keep(content);
      if (at < text.length()) {
        next();
      }
    }
    return rows;
  }

  /** Where the text ends. */
  CellAddress end() {
    read();
    return place();
  }

  private CellAddress place() {
    return new CellAddress(row, column);
  }

  private void keep(String content) {
    if (Grid.holds(place(), content, broken)) {
      while (rows.size() <= row) {
        rows.add(new ArrayList<>());
      }
      var cells = rows.get(row);
      while (cells.size() < column) {
        cells.add("");
      }
      cells.add(content);
    }
  }

  /** Behind what ends a cell, and a line where it ends that too. */
  private void next() {
    var end = text.charAt(at++);
    if (end == separator) {
      column++;
      return;
    }
    if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    row++;
    column = 0;
  }

  private String plain() {
    var start = at;
    while (at < text.length() && !isEnd()) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    var content = new StringBuilder();
    var start = at + 1;
    for (var close = text.indexOf(QUOTE, start); close >= 0; close = text.indexOf(QUOTE, start)) {
      content.append(text, start, close);
      at = close + 1;
      if (at == text.length() || isEnd()) {
        return content.toString();
      }
      if (text.charAt(at) != QUOTE) {
        broken.add(
            place(),
            "stray-quote",
            "has a quotation mark inside that does not stand twice: write \"\" for each");
        plain();
        return "";
      }
      content.append(QUOTE);
      start = at + 1;
    }
    broken.add(place(), "open-quote", "begins with a quotation mark, and must end with one: \"…\"");
    at = text.length();
    return "";
  }

  private boolean isEnd() {
    var letter = text.charAt(at);
    return letter == separator || letter == '\r' || letter == '\n';
  }
}
