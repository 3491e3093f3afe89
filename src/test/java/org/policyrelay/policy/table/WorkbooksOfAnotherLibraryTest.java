package org.policyrelay.policy.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;

/**
 * Workbooks go out by one library and come in by a reader of our own: Apache POI, which has a part
 * in neither, opens what we write and writes what we read or refuse.
 */
class WorkbooksOfAnotherLibraryTest {

  private static final List<String> ODD =
      List.of(
          "=1+1",
          "+1",
          "-1",
          "@SUM(A1)",
          "'=1",
          "18",
          "18.0",
          "2026-01-02",
          "1/2",
          "TRUE",
          "#REF!",
          " spaces before and behind ",
          "one\ntwo\r\nthree\rfour\tfive",
          "_x000D_ and _x0041_",
          "<b> &amp; \"quoted\" ]]> 'too'",
          "שלום, مرحبا",
          "\u200f\u202eright to left\u202c",
          "ก็ 東京 \u0085\u2028 é e\u0301",
          "😀 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
          "x".repeat(Grid.LONGEST_CELL),
          "\r".repeat(Grid.LONGEST_CELL - 1) + "x",
          "_x000D_".repeat(Grid.LONGEST_CELL / 7));

  @FunctionalInterface
  private interface Filled {
    void in(XSSFWorkbook workbook, XSSFSheet sheet) throws IOException;
  }

  /** Who makes the file: texts by their number, or each in its cell. */
  private enum Written {
    AT_ONCE {
      @Override
      Workbook workbook() {
        return new XSSFWorkbook();
      }
    },
    IN_A_STREAM {
      @Override
      Workbook workbook() {
        return new SXSSFWorkbook(1);
      }
    },
    IN_A_STREAM_WITH_A_LIST_OF_TEXTS {
      @Override
      Workbook workbook() {
        return new SXSSFWorkbook(null, 1, true, true);
      }
    };

    abstract Workbook workbook();
  }

  @Test
  void everyCellOfFortyTopicsInThirteenMarketsIsTheTextThatItSays() throws IOException {
    var table = PolicyTable.of(TablePart.TOPICS, PolicyTableTest.large());
    var rows = table.grid().rows();
    assertThat(rows).hasSize(41);

    try (var workbook = open(table.file(TableFormat.XLSX))) {
      assertThat(workbook.getNumberOfSheets()).isOne();
      var sheet = workbook.getSheetAt(0);
      assertThat(sheet.getSheetName()).isEqualTo("Topics");
      assertThat(sheet.getPhysicalNumberOfRows()).isEqualTo(rows.size());
      assertThat(texts(sheet)).isEqualTo(rows);
      sheet.forEach(row -> row.forEach(cell -> keepsWhatIsTyped(cell.getCellStyle())));
    }
  }

  /** Also below the last row, where people add theirs. */
  @Test
  void theSheetIsReadyToBeFilledIn() throws IOException {
    var table = PolicyTable.of(TablePart.TOPICS, PolicyTableTest.large());

    try (var workbook = open(table.file(TableFormat.XLSX))) {
      var sheet = workbook.getSheetAt(0);
      for (var column = 0; column < table.columns().size(); column++) {
        keepsWhatIsTyped(sheet.getColumnStyle(column));
      }
      var pane = sheet.getPaneInformation();
      assertThat(pane.isFreezePane()).isTrue();
      assertThat(pane.getHorizontalSplitPosition()).isEqualTo((short) 1);
      assertThat(pane.getVerticalSplitPosition()).isEqualTo((short) 1);
      var head = sheet.getRow(0).getCell(0).getCellStyle();
      assertThat(head.getFont().getBold()).isTrue();
      assertThat(sheet.getRow(1).getCell(0).getCellStyle().getFont().getBold()).isFalse();
      assertThat(sheet.getDataValidations())
          .hasSize(14)
          .allSatisfy(
              offered -> {
                assertThat(offered.getValidationConstraint().getExplicitListValues())
                    .containsExactly("allowed", "restricted", "prohibited");
                assertThat(offered.getShowErrorBox()).isTrue();
                assertThat(offered.getRegions().getCellRangeAddresses()[0].getLastRow())
                    .isEqualTo(Grid.MOST_ROWS - 1);
              });
    }
  }

  @Test
  void everyTextGoesOutToTheLetter() throws IOException {
    var file = TableFormat.XLSX.write(new Grid("Topics", rows(ODD)), Map.of());

    try (var workbook = open(file)) {
      assertThat(texts(workbook.getSheetAt(0))).isEqualTo(rows(ODD));
      assertThat(workbook.getSheetAt(0).getDataValidations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Written.class)
  void everyTextIsReadToTheLetter(Written written) throws IOException {
    try (var workbook = written.workbook()) {
      var sheet = workbook.createSheet("Topics");
      var rows = rows(ODD);
      for (var row = 0; row < rows.size(); row++) {
        var cells = sheet.createRow(row);
        cells.createCell(0).setCellValue(rows.get(row).get(0));
        cells.createCell(1).setCellValue(escaped(rows.get(row).get(1)));
        cells.createCell(2, CellType.BLANK);
      }

      assertThat(read(workbook).rows()).isEqualTo(rows);
    }
  }

  /** POI takes a text that has the form of an escaped letter for one. */
  private static String escaped(String text) {
    return text.replaceAll("_(?=x[0-9A-F]{4}_)", "_x005F_");
  }

  @ParameterizedTest
  @EnumSource(Written.class)
  void wholeNumbersAreTheTextThatPeopleSee(Written written) throws IOException {
    try (var workbook = written.workbook()) {
      var cells = workbook.createSheet("Table 1").createRow(0);
      var text = workbook.createCellStyle();
      text.setDataFormat(workbook.createDataFormat().getFormat("@"));
      cells.createCell(0).setCellValue(18);
      cells.createCell(1).setCellValue(18.0);
      cells.createCell(2).setCellValue(-3);
      cells.createCell(3).setCellValue(21);
      cells.getCell(3).setCellStyle(text);

      assertThat(read(workbook).rows()).containsExactly(List.of("18", "18", "-3", "21"));
    }
  }

  @Test
  void howASheetLooksIsNoReasonToRefuseIt() throws IOException {
    var file =
        made(
            (workbook, sheet) -> {
              var link = workbook.getCreationHelper().createHyperlink(HyperlinkType.URL);
              link.setAddress("https://example.org/");
              var cell = cell(sheet, 1, 0);
              cell.setHyperlink(link);
              var bold = new XSSFFont();
              bold.setBold(true);
              var text = new XSSFRichTextString("be");
              text.append("er", bold);
              cell.setCellValue(text);
              var note =
                  sheet
                      .createDrawingPatriarch()
                      .createCellComment(workbook.getCreationHelper().createClientAnchor());
              note.setString(new XSSFRichTextString("a note"));
              cell.setCellComment(note);
              sheet.setColumnHidden(1, true);
              sheet.setAutoFilter(CellRangeAddress.valueOf("A1:B2"));
              workbook.createSheet("Lists").createRow(0).createCell(0).setCellFormula("1+1");
              workbook.setSheetHidden(1, true);
            });

    assertThat(TableFormat.read(file, TablePart.TOPICS))
        .isEqualTo(new Grid("Topics", List.of(List.of("code", "name"), List.of("beer"))));
  }

  @Test
  void whatIsNoTextIsRefusedByItsCell() throws IOException {
    var file =
        made(
            (workbook, sheet) -> {
              cell(sheet, 1, 0).setCellFormula("1+1");
              cell(sheet, 1, 1).setCellFormula("HYPERLINK(\"https://example.org\",\"x\")");
              cell(sheet, 2, 0).setCellValue(true);
              cell(sheet, 2, 1).setCellErrorValue(FormulaError.REF.getCode());
              cell(sheet, 3, 0).setCellValue(18.5);
              cell(sheet, 3, 1).setCellValue(LocalDate.of(2026, 1, 2));
              shown(workbook, cell(sheet, 3, 1), "yyyy-mm-dd");
              cell(sheet, 4, 0).setCellValue(LocalDate.of(2026, 1, 2));
              shown(workbook, cell(sheet, 4, 0), "m/d/yy");
              cell(sheet, 4, 1).setCellValue(1);
              shown(workbook, cell(sheet, 4, 1), "0%");
              cell(sheet, 5, 0).setCellValue("two cells");
              sheet.addMergedRegion(CellRangeAddress.valueOf("A6:B6"));
              cell(sheet, Grid.MOST_ROWS, 0).setCellValue("far below");
            });

    assertThat(refused(file).fields())
        .extracting(FieldError::field)
        .containsExactly("A2", "B2", "A3", "B3", "A4", "B4", "A5", "B5", "A1001", "A6:B6");
  }

  @Test
  void whatRunsOrLeadsElsewhereIsRefusedByItsPart() throws IOException {
    try (var workbook = new XSSFWorkbook(XSSFWorkbookType.XLSM)) {
      workbook.createSheet("Topics").createRow(0).createCell(0).setCellValue("code");
      assertThat(refused(bytes(workbook)))
          .hasMessageContaining("content_types")
          .hasMessageContaining("macros");
    }
    try (var workbook = new XSSFWorkbook();
        var other = new XSSFWorkbook()) {
      workbook.createSheet("Topics").createRow(0).createCell(0).setCellValue("code");
      other.createSheet("Others");
      workbook.linkExternalWorkbook("others.xlsx", other);
      assertThat(refused(bytes(workbook)))
          .hasMessageContaining("xl/externalLinks/externalLink1.xml");
    }
    assertThat(
            refused(
                made(
                    (workbook, sheet) ->
                        workbook.addOlePackage(new byte[] {1}, "x", "x.bin", "x.bin"))))
        .hasMessageContaining("xl/embeddings/");
  }

  @Test
  void workbooksOfBefore2007AndThoseWithAPasswordAreRefused() throws Exception {
    try (var old = new HSSFWorkbook();
        var locked = new POIFSFileSystem()) {
      old.createSheet("Topics").createRow(0).createCell(0).setCellValue("code");
      var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("a password");
      try (var out = encryptor.getDataStream(locked)) {
        out.write(made((workbook, sheet) -> {}));
      }
      var file = new ByteArrayOutputStream();
      locked.writeFilesystem(file);

      assertThat(refused(bytes(old))).hasMessageContaining("without a password");
      assertThat(refused(file.toByteArray())).hasMessageContaining("without a password");
    }
  }

  private static List<List<String>> rows(List<String> texts) {
    var rows = new ArrayList<>(List.of(List.of("code", "name")));
    texts.forEach(text -> rows.add(List.of("x", text)));
    return rows;
  }

  private static List<List<String>> texts(XSSFSheet sheet) {
    var rows = new ArrayList<List<String>>();
    for (Row row : sheet) {
      var cells = new ArrayList<String>();
      for (var column = 0; column < row.getLastCellNum(); column++) {
        var cell = row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        assertThat(cell.getCellType()).isIn(CellType.STRING, CellType.BLANK);
        cells.add(cell.getStringCellValue());
      }
      rows.add(cells);
    }
    return new Grid(sheet.getSheetName(), rows).rows();
  }

  private static void keepsWhatIsTyped(CellStyle style) {
    assertThat(style.getDataFormatString()).isEqualTo("@");
  }

  private static Cell cell(XSSFSheet sheet, int row, int column) {
    var cells = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
    return cells.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
  }

  private static void shown(Workbook workbook, Cell cell, String format) {
    var style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    cell.setCellStyle(style);
  }

  /** A sheet that has the names of two columns, and what is done to it. */
  private static byte[] made(Filled filled) throws IOException {
    try (var workbook = new XSSFWorkbook()) {
      var sheet = workbook.createSheet("Topics");
      cell(sheet, 0, 0).setCellValue("code");
      cell(sheet, 0, 1).setCellValue("name");
      filled.in(workbook, sheet);
      return bytes(workbook);
    }
  }

  private static byte[] bytes(Workbook workbook) throws IOException {
    var file = new ByteArrayOutputStream();
    workbook.write(file);
    return file.toByteArray();
  }

  private static XSSFWorkbook open(byte[] file) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(file));
  }

  private static Grid read(Workbook workbook) throws IOException {
    return TableFormat.read(bytes(workbook), TablePart.TOPICS);
  }

  private static RefusedException refused(byte[] file) {
    var refused =
        catchThrowableOfType(
            RefusedException.class, () -> TableFormat.read(file, TablePart.TOPICS));
    assertThat(refused).as("it is taken").isNotNull();
    return refused;
  }
}
