package org.policyrelay.policy.table;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a cell is, as spreadsheets count.
 *
 * @param row from 0
 * @param column from 0
 */
record CellAddress(int row, int column) {

  static final CellAddress FIRST = new CellAddress(0, 0);

  private static final int LETTERS = 26;

  /** Three letters and seven digits reach as far as any spreadsheet does. */
  private static final Pattern WRITTEN = Pattern.compile("([A-Z]{1,3})([1-9]\\d{0,6})");

  static Optional<CellAddress> of(String written) {
    var found = WRITTEN.matcher(written);
    if (!found.matches()) {
      return Optional.empty();
    }
    var column = found.group(1).chars().reduce(0, (sum, one) -> sum * LETTERS + one - 'A' + 1);
    return Optional.of(new CellAddress(Integer.parseInt(found.group(2)) - 1, column - 1));
  }

  /** As people read it: {@code C7}. */
  @Override
  public String toString() {
    var letters = new StringBuilder();
    for (var rest = column + 1; rest > 0; rest = (rest - 1) / LETTERS) {
      letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
    }
    return letters.append(row + 1).toString();
  }
}
