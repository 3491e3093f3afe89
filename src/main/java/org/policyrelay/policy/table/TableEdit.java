package org.policyrelay.policy.table;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;

/**
 * What a table makes of an entry: the whole of it as it would read, and every cell that differs.
 */
public final class TableEdit {

  private static final Pattern PLACE =
      Pattern.compile("ext\\.relay\\.(topics|requirements)(?:\\[(\\d{1,4})\\](?:\\.(.+))?)?");

  private final PolicyEntry entry;
  private final List<TableChange> changes;
  private final Grid table;
  private final TablePart part;

  /** Rows of the table by the place of their item in the entry, columns by their names. */
  private final Map<Integer, Integer> rows;

  private final Map<String, Integer> columns;

  TableEdit(
      PolicyEntry entry,
      List<TableChange> changes,
      Grid table,
      TablePart part,
      Map<Integer, Integer> rows,
      Map<String, Integer> columns) {
    this.entry = entry;
    this.changes = List.copyOf(changes);
    this.table = table;
    this.part = part;
    this.rows = Map.copyOf(rows);
    this.columns = Map.copyOf(columns);
  }

  /** The entry with what the table says; the same to the letter where nothing differs. */
  public PolicyEntry entry() {
    return entry;
  }

  /** In the order of the table, and what is gone from it at the end. */
  public List<TableChange> changes() {
    return changes;
  }

  /** The table as it was read, to be sent again: what it says is what its file said. */
  public byte[] asCsv() {
    return CsvFile.write(table);
  }

  /** Name of the sheet that was read, empty for a file that has none. */
  public String sheet() {
    return table.sheet();
  }

  /** A refusal of the entry, with the cells by which it is wrong instead of their places in it. */
  public RefusedException atCells(RefusedException refused) {
    var errors = refused.fields().stream().map(this::atCell).toList();
    return errors.isEmpty() || errors.equals(refused.fields())
        ? refused
        : BrokenCells.refusal(table.sheet(), errors);
  }

  private FieldError atCell(FieldError error) {
    var place = PLACE.matcher(error.field());
    if (!place.matches() || !place.group(1).equals(part.code())) {
      return error;
    }
    return new FieldError(cellOf(place).toString(), error.code(), error.message());
  }

  /** Of what is wrong with an item as a whole, or missing in it, what identifies it. */
  private CellAddress cellOf(Matcher place) {
    var row = place.group(2) == null ? null : rows.get(Integer.valueOf(place.group(2)));
    if (row == null) {
      return CellAddress.FIRST;
    }
    var field = place.group(3) == null ? "" : place.group(3).replaceFirst("^stances\\.", "");
    var column = columns.get(field.replaceFirst("\\[.*", ""));
    return new CellAddress(row, column == null ? columns.getOrDefault(part.key(), 0) : column);
  }
}
