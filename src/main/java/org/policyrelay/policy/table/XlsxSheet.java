package org.policyrelay.policy.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.policyrelay.kernel.RefusedException;

/**
 * Reads the cells of one sheet: texts, and whole numbers that are shown as such. A formula, a date
 * or a truth value is no text that somebody wrote, and merged cells hide that others are empty:
 * each is refused by its address.
 */
final class XlsxSheet {

  /** A number of the file that is the same to people, such as 18 or 18.0. */
  private static final Pattern WHOLE = Pattern.compile("(-?\\d{1,15})(?:\\.0{1,15})?");

  private static final int LONGEST_INDEX = 9;
  private static final String AS_TEXT = "format the cell as text and type it again";

  private final String name;
  private final List<String> strings;
  private final XlsxFormats formats;
  private final BrokenCells broken = new BrokenCells();
  private final Map<CellAddress, String> cells = new HashMap<>();
  private int row = -1;
  private int column = -1;

  XlsxSheet(String name, List<String> strings, XlsxFormats formats) {
    this.name = name;
    this.strings = strings;
    this.formats = formats;
  }

  /**
   * @throws RefusedException with every cell that is wrong
   */
  Grid read(byte[] sheet) {
    XlsxXml.each(
        sheet,
        (element, at) -> {
          switch (element) {
            case "row" -> {
              row = rowOf(at).orElse(row + 1);
              column = -1;
            }
            case "c" -> cell(at);
            case "mergeCell" ->
                broken.add(
                    at.attribute("ref", name),
                    "merged",
                    "are merged into one; unmerge them, and fill in each");
            default -> {
              // how the sheet looks
            }
          }
        });
    broken.refuse(name);
    return Grid.of(name, cells);
  }

  private static Optional<Integer> rowOf(XlsxXml at) {
    return CellAddress.of("A" + at.attribute("r", "")).map(CellAddress::row);
  }

  private void cell(XlsxXml at) throws XMLStreamException {
    var place =
        CellAddress.of(at.attribute("r", "")).orElseGet(() -> new CellAddress(row, column + 1));
    row = place.row();
    column = place.column();
    var type = at.attribute("t", "n");
    var isPlain = formats.isPlain(at.attribute("s", "0"));
    var content = new Content();
    at.inside(
        (element, inner) -> {
          switch (element) {
            case "f" -> content.isFormula = true;
            case "is" -> content.text = inner.richText();
            case "v" -> content.text = inner.text();
            default -> {
              // what a later Excel adds
            }
          }
        });
    if (content.isFormula) {
      broken.add(place, "formula", "is a formula; paste its value instead");
    } else if (!content.text.isEmpty()) {
      var text = taken(type, content.text, isPlain, place);
      if (Grid.holds(place, text, broken) && cells.put(place, text) != null) {
        broken.add(place, "duplicate", "is in the file twice; save it again");
      }
    }
  }

  /** What stands in a cell, as it is read. */
  private static final class Content {
    private boolean isFormula;
    private String text = "";
  }

  /** The text of a cell; empty, and told, where it has none. */
  private String taken(String type, String content, boolean isPlain, CellAddress place) {
    return switch (type) {
      case "inlineStr" -> content;
      case "str" -> XlsxText.read(content);
      case "s" -> shared(content);
      case "n" -> number(content, isPlain, place);
      case "b" -> {
        broken.add(place, "wrong-type", "is a truth value; " + AS_TEXT);
        yield "";
      }
      case "d" -> {
        broken.add(place, "wrong-type", "is a date; " + AS_TEXT);
        yield "";
      }
      default -> {
        broken.add(place, "wrong-type", "is the fault of a formula; write what is meant");
        yield "";
      }
    };
  }

  private String shared(String index) {
    if (index.length() > LONGEST_INDEX
        || !index.chars().allMatch(one -> one >= '0' && one <= '9')) {
      throw XlsxParts.noWorkbook();
    }
    var number = Integer.parseInt(index);
    if (number >= strings.size()) {
      throw XlsxParts.noWorkbook();
    }
    return strings.get(number);
  }

  private String number(String content, boolean isPlain, CellAddress place) {
    var whole = WHOLE.matcher(content);
    if (isPlain && whole.matches()) {
      return whole.group(1);
    }
    broken.add(
        place,
        "wrong-type",
        (isPlain
                ? "is a number with a fraction, or a very large one; "
                : "is a date, a share or another number that is shown otherwise than it is kept; ")
            + AS_TEXT);
    return "";
  }
}
