package org.policyrelay.policy.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** XLSX files as other programs write them, and as nobody should: part by part. */
public final class Workbooks {

  static final String SHEET = "xl/worksheets/sheet1.xml";

  private static final String RELATION =
      "<Relationship Id=\"%s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\" Target=\"%s\"/>";

  private Workbooks() {}

  /** The parts of a workbook of one sheet, with what stands between the tags of its rows. */
  public static Map<String, String> parts(String rows) {
    var parts = new LinkedHashMap<String, String>();
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
    parts.put(
        "_rels/.rels", relations(RELATION.formatted("rId1", "officeDocument", "xl/workbook.xml")));
    parts.put(
        "xl/workbook.xml",
        """
        <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
          xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
          <sheets><sheet name="Topics" sheetId="1" r:id="rId1"/></sheets></workbook>
        """);
    parts.put(
        "xl/_rels/workbook.xml.rels",
        relations(
            RELATION.formatted("rId1", "worksheet", "worksheets/sheet1.xml")
                + RELATION.formatted("rId2", "sharedStrings", "/xl/sharedStrings.xml")
                + RELATION.formatted("rId3", "styles", "styles.xml")));
    parts.put(SHEET, sheet(rows, ""));
    parts.put(
        "xl/styles.xml",
        """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
          <numFmts><numFmt numFmtId="164" formatCode="General"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts>
          <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
          <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>
        </styleSheet>
        """);
    return parts;
  }

  /**
   * @param behind what follows the rows, such as merged cells
   */
  static String sheet(String rows, String behind) {
    return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
        + rows
        + "</sheetData>"
        + behind
        + "</worksheet>";
  }

  static String relations(String all) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + all
        + "</Relationships>";
  }

  /** A row of texts, and below it one with whatever XML. */
  public static String rows(String row, String... names) {
    var head = new StringBuilder("<row r=\"1\">");
    for (var name : names) {
      head.append("<c t=\"inlineStr\"><is><t>").append(name).append("</t></is></c>");
    }
    return head + "</row><row r=\"2\">" + row + "</row>";
  }

  public static byte[] file(Map<String, String> parts) {
    return file(parts, Deflater.DEFAULT_COMPRESSION);
  }

  /** With every part to be read in the archive itself. */
  static byte[] stored(Map<String, String> parts) {
    return file(parts, Deflater.NO_COMPRESSION);
  }

  private static byte[] file(Map<String, String> parts, int compression) {
    var file = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(file)) {
      zip.setLevel(compression);
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  /** Everything that a file has in it, as text. */
  public static String unpacked(byte[] file) {
    var all = new StringBuilder();
    try {
      var copy = Files.createTempFile("workbook", ".xlsx");
      Files.write(copy, file);
      try (var zip = new ZipFile(copy.toFile())) {
        for (var entry : Collections.list(zip.entries())) {
          all.append(entry.getName());
          all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        }
      } finally {
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toString();
  }
}
