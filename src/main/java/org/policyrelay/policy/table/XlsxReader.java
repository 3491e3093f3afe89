package org.policyrelay.policy.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Texts;

/**
 * The one table of an XLSX file (ECMA-376): of the sheet that is named as it was when it went out,
 * or of the only one. A hidden sheet is none: what is read is what whoever edits the file sees.
 */
final class XlsxReader {

  private static final String WORKBOOK = "/officeDocument";
  private static final String SHEET = "/worksheet";
  private static final String STRINGS = "/sharedStrings";
  private static final String STYLES = "/styles";

  /** The state of a sheet that is not hidden. */
  private static final String SEEN = "visible";

  private final XlsxParts parts;
  private final String workbook;

  /** Of the parts that the workbook is made of. */
  private final Map<String, Relationship> related;

  /**
   * @param kind the end of its address, which says what it is
   * @param target the part that it leads to
   */
  private record Relationship(String kind, String target) {}

  private record Sheet(String name, String part) {}

  private XlsxReader(XlsxParts parts) {
    this.parts = parts;
    this.workbook = only(relationships(parts, "_rels/.rels", ""), WORKBOOK);
    var slash = workbook.lastIndexOf('/') + 1;
    var folder = workbook.substring(0, slash);
    this.related =
        relationships(parts, folder + "_rels/" + workbook.substring(slash) + ".rels", folder);
  }

  /**
   * @param name of the sheet that is wanted where there are several
   * @throws RefusedException with every cell that cannot be taken to the letter
   */
  static Grid read(byte[] file, String name) {
    var reader = new XlsxReader(XlsxParts.open(file));
    var sheet = reader.sheet(name);
    return new XlsxSheet(sheet.name(), reader.strings(), reader.formats())
        .read(reader.parts.get(sheet.part()));
  }

  private static Map<String, Relationship> relationships(
      XlsxParts parts, String part, String folder) {
    var found = new HashMap<String, Relationship>();
    XlsxXml.each(
        parts.get(part),
        (element, at) -> {
          if (element.equals("Relationship")) {
            var target = at.attribute("Target", "");
            if (at.attribute("TargetMode", "").equals("External")) {
              throw BrokenCells.refusal(
                  part, "not-here", "leads out of the file; paste the values instead");
            }
            found.put(
                at.attribute("Id", ""),
                new Relationship(
                    at.attribute("Type", ""),
                    target.startsWith("/") ? target.substring(1) : folder + target));
          }
        });
    return found;
  }

  /** The part of a kind that is there once; none is told by a name that no part has. */
  private static String only(Map<String, Relationship> among, String kind) {
    return among.values().stream()
        .filter(one -> one.kind().endsWith(kind))
        .map(Relationship::target)
        .findFirst()
        .orElse("");
  }

  private Sheet sheet(String name) {
    var sheets = new ArrayList<Sheet>();
    XlsxXml.each(
        parts.get(workbook),
        (element, at) -> {
          var relation = related.get(at.attribute("id", ""));
          if (element.equals("sheet")
              && relation != null
              && relation.kind().endsWith(SHEET)
              && at.attribute("state", SEEN).equals(SEEN)) {
            sheets.add(new Sheet(at.attribute("name", ""), relation.target()));
          }
        });
    if (sheets.size() == 1) {
      return sheets.get(0);
    }
    return sheets.stream()
        .filter(one -> one.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> noSheet(name, sheets));
  }

  private static RefusedException noSheet(String name, List<Sheet> sheets) {
    return BrokenCells.refusal(
        "file",
        "no-sheet",
        sheets.isEmpty()
            ? "has no sheet that can be seen; save the table as XLSX again"
            : "must have one sheet, or one that is called %s; it has %s"
                .formatted(
                    name,
                    sheets.stream()
                        .map(Sheet::name)
                        .map(Texts::shown)
                        .limit(10)
                        .collect(Collectors.joining(", "))));
  }

  /** Texts that cells name by their number. */
  private List<String> strings() {
    var strings = new ArrayList<String>();
    parts
        .find(only(related, STRINGS))
        .ifPresent(
            part ->
                XlsxXml.each(
                    part,
                    (element, at) -> {
                      if (element.equals("si")) {
                        strings.add(at.richText());
                      }
                    }));
    return strings;
  }

  private XlsxFormats formats() {
    return parts.find(only(related, STYLES)).map(XlsxFormats::of).orElseGet(XlsxFormats::none);
  }
}
