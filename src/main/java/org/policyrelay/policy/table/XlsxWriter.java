package org.policyrelay.policy.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A table as an XLSX file of one sheet. Every cell is a text, its empty neighbours too, so that
 * nothing in it is a formula and nothing that is typed into it becomes a date; cells with few
 * choices offer them. The same table is the same file.
 */
final class XlsxWriter {

  private static final String XML =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private static final String TYPES =
      XML
          + """
          <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
          <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
          <Default Extension="xml" ContentType="application/xml"/>\
          <Override PartName="/xl/workbook.xml" ContentType="%1$ssheet.main+xml"/>\
          <Override PartName="/xl/worksheets/sheet1.xml" ContentType="%1$sworksheet+xml"/>\
          <Override PartName="/xl/styles.xml" ContentType="%1$sstyles+xml"/></Types>"""
              .formatted(TYPE);

  private static final String ROOT =
      XML
          + """
          <Relationships xmlns="%s"><Relationship Id="rId1" Type="%s/officeDocument" \
          Target="xl/workbook.xml"/></Relationships>"""
              .formatted(PACKAGE, OFFICE);

  private static final String RELATED =
      XML
          + """
          <Relationships xmlns="%1$s"><Relationship Id="rId1" Type="%2$s/worksheet" \
          Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="%2$s/styles" \
          Target="styles.xml"/></Relationships>"""
              .formatted(PACKAGE, OFFICE);

  /** Style 0 is the default, 1 that of cells, 2 that of the names of columns: all of them text. */
  private static final String STYLES =
      XML
          + """
          <styleSheet xmlns="%s"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
          <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
          <fills count="2"><fill><patternFill patternType="none"/></fill>\
          <fill><patternFill patternType="gray125"/></fill></fills>\
          <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
          <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
          <cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
          <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
          <xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" \
          applyFont="1"/></cellXfs></styleSheet>"""
              .formatted(MAIN);

  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private XlsxWriter() {}

  /**
   * @param choices by column what its cells may say
   */
  static byte[] write(Grid grid, Map<Integer, List<String>> choices) {
    var file = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(file)) {
      part(zip, "[Content_Types].xml", TYPES);
      part(zip, "_rels/.rels", ROOT);
      part(zip, "xl/workbook.xml", workbook(grid.sheet()));
      part(zip, "xl/_rels/workbook.xml.rels", RELATED);
      part(zip, "xl/styles.xml", STYLES);
      part(zip, "xl/worksheets/sheet1.xml", sheet(grid, choices));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return file.toByteArray();
  }

  private static void part(ZipOutputStream zip, String name, String content) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(content.getBytes(StandardCharsets.UTF_8));
  }

  private static String workbook(String sheet) {
    return XML
        + """
        <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="%s" sheetId="1" r:id="rId1"/>\
        </sheets></workbook>"""
            .formatted(MAIN, OFFICE, sheet);
  }

  private static String sheet(Grid grid, Map<Integer, List<String>> choices) {
    var xml = new StringBuilder(XML);
    xml.append("<worksheet xmlns=\"").append(MAIN).append("\"><sheetViews><sheetView ");
    xml.append("workbookViewId=\"0\"><pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" ");
    xml.append("activePane=\"bottomRight\" state=\"frozen\"/></sheetView></sheetViews>");
    var width = Math.max(1, grid.width());
    xml.append("<cols><col min=\"1\" max=\"").append(width);
    xml.append("\" width=\"16\" style=\"1\" customWidth=\"1\"/></cols><sheetData>");
    for (var row = 0; row < grid.rows().size(); row++) {
      xml.append("<row r=\"").append(row + 1).append("\">");
      for (var column = 0; column < width; column++) {
        cell(xml, new CellAddress(row, column), grid.at(row, column));
      }
      xml.append("</row>");
    }
    xml.append("</sheetData>");
    choices(xml, choices);
    return xml.append("</worksheet>").toString();
  }

  private static void cell(StringBuilder xml, CellAddress at, String text) {
    xml.append("<c r=\"").append(at).append(at.row() == 0 ? "\" s=\"2\"" : "\" s=\"1\"");
    if (text.isEmpty()) {
      xml.append("/>");
      return;
    }
    xml.append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    xml.append(escaped(XlsxText.written(text))).append("</t></is></c>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static void choices(StringBuilder xml, Map<Integer, List<String>> choices) {
    if (choices.isEmpty()) {
      return;
    }
    xml.append("<dataValidations count=\"").append(choices.size()).append("\">");
    choices.forEach(
        (column, values) ->
            xml.append("<dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\"")
                .append(" sqref=\"")
                .append(new CellAddress(1, column))
                .append(':')
                .append(new CellAddress(Grid.MOST_ROWS - 1, column))
                .append("\"><formula1>\"")
                .append(String.join(",", values))
                .append("\"</formula1></dataValidation>"));
    xml.append("</dataValidations>");
  }
}
