package org.policyrelay.policy.table;

import java.util.regex.Pattern;

/**
 * Texts in a CSV file that no spreadsheet takes for a formula (CWE-1236), and that come back to the
 * letter. An apostrophe stands before what could begin one: at the beginning of a cell, and behind
 * what a spreadsheet of another language takes for one's end. In Indonesia or Vietnam a comma does
 * not end a cell, so that its quotation marks count for nothing, and a semicolon or the end of a
 * line does. Where a text has apostrophes there already it gets one more, so that one can be taken
 * away again.
 */
final class CsvSafe {

  /** Full-width signs begin a formula too where people write them, and the unseen is left out. */
  private static final String FORMULA =
      "(?=[\\p{Z}\\p{Cf}\\x0B\\f\\x1C-\\x1F\\x85]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20])";

  private static final String CELL = "(?:^|(?<=[;\\t\\r\\n\"]))";

  /** What spreadsheets leave out at the beginning of a cell before they look at it. */
  private static final String LEFT_OUT = "(?=[\\t\\r\\n])";

  private static final Pattern BARE =
      Pattern.compile(CELL + "('*+)" + FORMULA + "|^('*+)" + LEFT_OUT);
  private static final Pattern MARKED =
      Pattern.compile(CELL + "'('*+)" + FORMULA + "|^'('*+)" + LEFT_OUT);

  private CsvSafe() {}

  static String mark(String text) {
    return BARE.matcher(text).replaceAll("$1$2'");
  }

  static String unmark(String cell) {
    return MARKED.matcher(cell).replaceAll("$1$2");
  }
}
