package org.policyrelay.policy.table;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.policyrelay.kernel.RefusedException;

/**
 * A table as CSV (RFC 4180) in UTF-8. It goes out with commas and a byte order mark, without which
 * Excel reads another charset; it comes in with commas, semicolons or tabs, with or without a mark.
 */
final class CsvFile {

  private static final char MARK = '\uFEFF';
  private static final String SEPARATORS = ",;\t";
  private static final String QUOTED = SEPARATORS + "\"\r\n";
  private static final String LINE_END = "\r\n";

  private CsvFile() {}

  static byte[] write(Grid grid) {
    var text = new StringBuilder().append(MARK);
    var width = grid.width();
    for (var row = 0; row < grid.rows().size(); row++) {
      for (var column = 0; column < width; column++) {
        text.append(column == 0 ? "" : ",").append(written(grid.at(row, column)));
      }
      text.append(LINE_END);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String written(String text) {
    var cell = CsvSafe.mark(text);
    var isPlain =
        cell.chars().noneMatch(letter -> QUOTED.indexOf(letter) >= 0) && cell.equals(cell.strip());
    return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  /**
   * @throws RefusedException for what is no UTF-8, for quotation marks that do not close, and for
   *     more than a table has
   */
  static Grid read(byte[] file) {
    var text = decoded(file);
    var separator = separatorOf(text);
    var broken = new BrokenCells();
    var rows =
        new CsvCells(text, separator, broken)
            .read().stream()
                .map(row -> row.stream().map(CsvSafe::unmark).collect(Collectors.toList()))
                .collect(Collectors.toList());
    broken.refuse("");
    return new Grid("", rows);
  }

  private static String decoded(byte[] file) {
    var bytes = ByteBuffer.wrap(file);
    var text = CharBuffer.allocate(file.length);
    // by itself it tells what is no UTF-8 and goes no further
    var end = StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true);
    var read = withoutMark(text.flip().toString());
    if (read.indexOf('\0') >= 0) {
      throw BrokenCells.refusal(
          placeOfEnd(read.substring(0, read.indexOf('\0'))),
          "wrong-charset",
          "is no text in UTF-8: save the table as CSV UTF-8");
    }
    if (end.isError()) {
      throw noUtf8(read, bytes);
    }
    return read;
  }

  private static RefusedException noUtf8(String before, ByteBuffer rest) {
    return BrokenCells.refusal(
        placeOfEnd(before),
        "wrong-charset",
        "has the byte %02X, which is not UTF-8: save the table as CSV UTF-8, not as plain CSV"
            .formatted(rest.get(rest.position())));
  }

  /** The cell in which a text ends that goes on with what cannot be read. */
  private static String placeOfEnd(String text) {
    return new CsvCells(text, separatorOf(text), new BrokenCells()).end().toString();
  }

  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
  }

  /** The one by which the first line has the most cells: no name of a column has any in it. */
  private static char separatorOf(String text) {
    var head = text.lines().findFirst().orElse("");
    var best = SEPARATORS.charAt(0);
    for (var separator : List.of(';', '\t')) {
      if (count(head, separator) > count(head, best)) {
        best = separator;
      }
    }
    return best;
  }

  private static long count(String text, char letter) {
    return text.chars().filter(one -> one == letter).count();
  }
}
