package org.policyrelay.policy.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts as an XLSX file writes them: what XML has no place for as {@code _x0001_} (ECMA-376 part 1,
 * 22.9.2.19), and what happens to look like that with its underscore written so. Other programs
 * write line ends so too.
 */
final class XlsxText {

  private static final int HEXADECIMAL = 16;

  private static final Pattern WRITTEN = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  /** What XML can name by its number is not among them. */
  private static final Pattern TO_WRITE =
      Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)|[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

  private XlsxText() {}

  static String written(String text) {
    return TO_WRITE
        .matcher(text)
        .replaceAll(found -> "_x%04X_".formatted((int) found.group().charAt(0)));
  }

  static String read(String written) {
    return WRITTEN
        .matcher(written)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    Character.toString((char) Integer.parseInt(found.group(1), HEXADECIMAL))));
  }
}
