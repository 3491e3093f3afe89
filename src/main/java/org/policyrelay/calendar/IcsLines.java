package org.policyrelay.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of an iCalendar file without their folds, as letters of Latin 1, and where each stands.
 *
 * <p>A line may be folded in the middle of a character (RFC 5545, 3.1): it is unfolded byte by
 * byte, and only a whole text is read as UTF-8.
 */
final class IcsLines {

  /** UTF-8's mark of its byte order, as Latin 1 has it. */
  private static final String MARK = "\u00ef\u00bb\u00bf";

  private final StringBuilder text = new StringBuilder();
  private final List<Integer> numbers = new ArrayList<>();

  static IcsLines read(InputStream file) throws IOException {
    var letters = new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
    var lines = new IcsLines();
    var number = 0;
    for (var line : letters.split("\r\n|\n|\r", -1)) {
      number++;
      lines.add(
          number == 1 && line.startsWith(MARK) ? line.substring(MARK.length()) : line, number);
    }
    return lines;
  }

  private void add(String line, int number) {
    if (!numbers.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"))) {
      text.append(line, 1, line.length());
      return;
    }
    if (!numbers.isEmpty()) {
      text.append('\n');
    }
    text.append(line);
    numbers.add(number);
  }

  String text() {
    return text.toString();
  }

  /**
   * Where a line stands in the file.
   *
   * @param unfolded its number among the unfolded ones, from 1
   */
  int numberOf(int unfolded) {
    return numbers.get(Math.min(Math.max(1, unfolded), numbers.size()) - 1);
  }

  /** What was written as UTF-8. */
  static String utf8(String letters) {
    return new String(letters.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
