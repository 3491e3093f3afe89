package org.policyrelay.policy.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table as an XLSX file of one sheet. Every cell is a text, its empty neighbours and what lies
 * below them too, so that nothing in it is a formula and nothing that is typed into it becomes a
 * date; cells with few choices offer them. The same table is the same file, but for the time at
 * which the library says that it was made.
 */
final class XlsxWriter {

  private static final String MADE_BY = "Policy Relay";

  /** Format of a cell that keeps what is typed (ECMA-376 part 1, 18.8.30). */
  private static final String TEXT = "@";

  /** In letters of the default font. */
  private static final int WIDTH = 16;

  private XlsxWriter() {}

  /**
   * @param choices by column what its cells may say
   */
  static byte[] write(Grid grid, Map<Integer, List<String>> choices) {
    var file = new ByteArrayOutputStream();
    try (var workbook = new Workbook(file, MADE_BY, null)) {
      var sheet = workbook.newWorksheet(grid.sheet());
      format(sheet, grid.rows().size(), Math.max(1, grid.width()));
      for (var row = 0; row < grid.rows().size(); row++) {
        var cells = grid.rows().get(row);
        for (var column = 0; column < cells.size(); column++) {
          if (!cells.get(column).isEmpty()) {
            sheet.value(row, column, XlsxText.written(cells.get(column)));
          }
        }
      }
      choices.forEach((column, values) -> offer(sheet, column, values));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return file.toByteArray();
  }

  private static void format(Worksheet sheet, int rows, int columns) {
    sheet.freezePane(1, 1);
    for (var column = 0; column < columns; column++) {
      sheet.width(column, WIDTH);
      sheet.style(column).format(TEXT).set();
    }
    if (rows > 0) {
      sheet.range(0, 0, rows - 1, columns - 1).style().format(TEXT).set();
      sheet.range(0, 0, 0, columns - 1).style().bold().set();
    }
  }

  private static void offer(Worksheet sheet, int column, List<String> values) {
    sheet
        .range(1, column, Grid.MOST_ROWS - 1, column)
        .validateWithListByFormula("\"" + String.join(",", values) + "\"")
        .errorStyle(DataValidationErrorStyle.STOP)
        .errorTitle(MADE_BY)
        .error("Choose one of the list")
        .showErrorMessage(true);
  }
}
