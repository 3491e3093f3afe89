package org.policyrelay.policy.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.policyrelay.kernel.Texts;

/**
 * Which cells of a workbook show a number as it is. Of a date, a share or an amount of money the
 * file keeps another number than people see, and nobody knows which of the two they meant.
 */
final class XlsxFormats {

  /** General, whole numbers, two digits, both with separators, text (ECMA-376 part 1, 18.8.30). */
  private static final Set<String> PLAIN = Set.of("0", "1", "2", "3", "4", "49");

  /** The same, as programs other than Excel write them out. */
  private static final Set<String> PLAIN_CODES =
      Set.of("general", "standard", "0", "0.00", "#,##0", "#,##0.00", "@");

  private static final int LONGEST_STYLE = 6;

  private final List<Boolean> styles = new ArrayList<>();

  private XlsxFormats() {}

  /** Of a workbook without styles: every number is plain. */
  static XlsxFormats none() {
    return new XlsxFormats();
  }

  static XlsxFormats of(byte[] styles) {
    var formats = new XlsxFormats();
    var plain = new HashSet<>(PLAIN);
    XlsxXml.each(
        styles,
        (element, at) -> {
          if (element.equals("numFmt")
              && PLAIN_CODES.contains(at.attribute("formatCode", "").toLowerCase(Locale.ROOT))) {
            plain.add(at.attribute("numFmtId", ""));
          } else if (element.equals("cellXfs")) {
            at.inside(
                (inner, xf) -> {
                  if (inner.equals("xf")) {
                    formats.styles.add(plain.contains(xf.attribute("numFmtId", "0")));
                  }
                });
          }
        });
    return formats;
  }

  /**
   * @param style its number, as the cell has it
   */
  boolean isPlain(String style) {
    if (Texts.length(style) > LONGEST_STYLE || !style.chars().allMatch(Character::isDigit)) {
      return false;
    }
    var number = Integer.parseInt(style);
    return styles.isEmpty() ? number == 0 : number < styles.size() && styles.get(number);
  }
}
