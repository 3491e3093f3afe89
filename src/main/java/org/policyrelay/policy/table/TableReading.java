package org.policyrelay.policy.table;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Texts;
import org.policyrelay.policy.table.EditedItems.Edited;

/**
 * Holds a table that came back against what the entry says. Items keep their order in the entry,
 * however the rows are sorted; what is new stands behind them.
 */
final class TableReading {

  private final PolicyTable policy;
  private final Grid table;
  private final BrokenCells broken = new BrokenCells();

  /** By their place in the table; the value last, which is put in by its type. */
  private final Map<Integer, Column> columns = new LinkedHashMap<>();

  /** Which item a row is about, where it is one that there is. */
  private final Map<String, Integer> known = new HashMap<>();

  private final List<Integer> fresh = new ArrayList<>();
  private int key = -1;

  TableReading(PolicyTable policy, Grid table) {
    this.policy = policy;
    this.table = table;
  }

  TableEdit edit() {
    refuseOther();
    head();
    broken.refuse(table.sheet());
    rows();
    broken.refuse(table.sheet());
    var items = new ArrayList<Edited>();
    policy
        .items()
        .forEach(
            (id, item) -> {
              var row = known.get(id);
              if (row != null) {
                items.add(edited(id, item, row));
              }
            });
    fresh.forEach(row -> items.add(edited(null, JsonNodeFactory.instance.objectNode(), row)));
    var names = new HashMap<>(Map.of(policy.part().key(), key));
    columns.forEach((at, column) -> names.put(column.name(), at));
    return new EditedItems(policy, table, names, items).edit();
  }

  /** Who has chosen the wrong table is told that, and not what is wrong with every cell of it. */
  private void refuseOther() {
    var head = IntStream.range(0, table.width()).mapToObj(at -> table.at(0, at).strip()).toList();
    for (var other : TablePart.values()) {
      var columns = PolicyTable.of(other, policy.entry()).columns();
      if (!names(head, policy.part().key())
          && names(head, other.key())
          && named(columns, head) > named(policy.columns(), head)) {
        throw new RefusedException(
            ErrorCode.INVALID_TABLE,
            "Nothing of the table was taken: it is the table of %s, and %s were chosen; choose %s instead"
                .formatted(other.code(), policy.part().code(), other.code()));
      }
    }
  }

  private static long named(List<Column> columns, List<String> head) {
    return columns.stream().filter(column -> names(head, column.name())).count();
  }

  private static boolean names(List<String> head, String column) {
    return head.stream().anyMatch(column::equalsIgnoreCase);
  }

  private void head() {
    var named = new TreeMap<Integer, Column>();
    IntStream.range(0, table.width()).forEach(at -> readName(at, named));
    named.forEach(
        (at, column) -> {
          if (column.name().equals(policy.part().key())) {
            key = at;
          }
        });
    if (key < 0) {
      var all = policy.columns().stream().map(Column::name).toList();
      broken.add(
          CellAddress.FIRST,
          "required",
          "must begin the row of the columns' names, %s among them: %s"
              .formatted(policy.part().key(), String.join(", ", all)));
      return;
    }
    policy.columns().stream()
        .filter(column -> !named.containsValue(column))
        .forEach(this::requireNothingIn);
    named.remove(key);
    named.forEach(
        (at, column) -> {
          if (!(column instanceof Column.Value)) {
            columns.put(at, column);
          }
        });
    columns.putAll(named);
  }

  private void readName(int at, Map<Integer, Column> named) {
    var place = new CellAddress(0, at);
    var name = table.at(0, at).strip();
    if (!name.isEmpty()) {
      var column = policy.column(name, place, broken);
      if (column.isPresent() && named.containsValue(column.get())) {
        broken.add(place, "duplicate", column.get().name() + " is a column already");
      }
      column.ifPresent(one -> named.put(at, one));
    } else if (saysSomething(at)) {
      broken.add(place, "required", "must name the column, in which something stands");
    }
  }

  private boolean saysSomething(int column) {
    return table.rows().stream().anyMatch(row -> column < row.size() && !row.get(column).isBlank());
  }

  /** Whoever wants its cells gone empties them: a column may be missing by accident. */
  private void requireNothingIn(Column column) {
    var saying = policy.items().values().stream().filter(item -> !column.said(item).isEmpty());
    var count = saying.count();
    if (count > 0) {
      broken.add(
          new CellAddress(0, table.width()),
          "missing",
          "must be the column %s, in which %d %s something; put it back, and empty its cells if they are to go"
              .formatted(column.name(), count, count == 1 ? "row says" : "rows say"));
    }
  }

  private void rows() {
    var seen = new HashMap<String, CellAddress>();
    for (var row = 1; row < table.rows().size(); row++) {
      if (!table.isEmpty(row)) {
        row(row, seen);
      }
    }
  }

  private void row(int row, Map<String, CellAddress> seen) {
    var name = table.at(row, key).strip();
    var place = new CellAddress(row, key);
    var isTopic = policy.part() == TablePart.TOPICS;
    if (name.isEmpty()) {
      if (isTopic) {
        broken.add(place, "required", "must be the code of the topic");
      }
      fresh.add(row);
      return;
    }
    var before = seen.putIfAbsent(name, place);
    if (before != null) {
      broken.add(
          place,
          "duplicate",
          "must be another one: %s is in %s".formatted(Texts.shown(name), before));
    } else if (policy.items().containsKey(name)) {
      known.put(name, row);
    } else if (isTopic) {
      fresh.add(row);
    } else {
      broken.add(
          place,
          "unknown",
          "must be the id of a requirement of this policy, or empty for a new one");
    }
  }

  /**
   * The item as a row has it.
   *
   * @param id absent for one that is new
   */
  private Edited edited(@Nullable String id, ObjectNode item, int row) {
    var edited = item.deepCopy();
    var differing = new LinkedHashMap<Integer, Column>();
    if (id == null && policy.part() == TablePart.TOPICS) {
      edited.put(policy.part().key(), table.at(row, key).strip());
    }
    columns.forEach(
        (at, column) -> {
          var cell = table.at(row, at);
          var isOtherType = !Objects.equals(edited.get("type"), item.get("type"));
          if (!column.isSaid(item, cell)) {
            differing.put(at, column);
          }
          if (column.meaning(cell).isEmpty() && differing.containsKey(at)) {
            column.clear(edited);
          } else if (differing.containsKey(at)
              || (isOtherType && column instanceof Column.Value && !cell.isEmpty())) {
            column.put(edited, cell);
          }
        });
    return new Edited(id, row, item, edited, new TreeMap<>(differing));
  }
}
