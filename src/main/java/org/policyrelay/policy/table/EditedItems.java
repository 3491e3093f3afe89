package org.policyrelay.policy.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.content.KeptIds;
import org.policyrelay.policy.table.TableChange.Kind;

/** Makes an entry of the items as a table has them, and tells every cell that differs. */
final class EditedItems {

  private final PolicyTable policy;
  private final Grid table;
  private final Map<String, Integer> columns;
  private final List<Edited> items;

  /**
   * @param columns their places by their names
   */
  EditedItems(PolicyTable policy, Grid table, Map<String, Integer> columns, List<Edited> items) {
    this.policy = policy;
    this.table = table;
    this.columns = columns;
    this.items = items;
  }

  /**
   * An item of a table.
   *
   * @param id what identifies it, absent for one that is new
   * @param before as the entry has it, empty for one that is new
   * @param differing columns in which its cells say something else, by their place
   */
  record Edited(
      @Nullable String id,
      int row,
      ObjectNode before,
      ObjectNode after,
      SortedMap<Integer, Column> differing) {}

  TableEdit edit() {
    var rows = new HashMap<Integer, Integer>();
    for (var index = 0; index < items.size(); index++) {
      rows.put(index, items.get(index).row());
    }
    var same = new TableEdit(policy.entry(), List.of(), table, policy.part(), rows, columns);
    if (isSame()) {
      return same;
    }
    try {
      var entry = entry();
      return new TableEdit(entry, changes(entry), table, policy.part(), rows, columns);
    } catch (RefusedException refused) {
      throw same.atCells(refused);
    }
  }

  private boolean isSame() {
    return items.size() == policy.items().size()
        && items.stream().allMatch(item -> item.id() != null && item.differing().isEmpty());
  }

  private PolicyEntry entry() {
    var json = policy.entry().json();
    var ext = json.withObjectProperty("ext");
    var relay = ext.withObjectProperty("relay");
    if (items.isEmpty()) {
      relay.remove(policy.part().code());
      removeIfEmpty(ext, "relay");
      removeIfEmpty(json, "ext");
    } else {
      var list = relay.putArray(policy.part().code());
      items.forEach(item -> list.add(item.after()));
      if (policy.part() == TablePart.REQUIREMENTS) {
        keepIds(relay);
      }
    }
    return policy.entry().edited(json);
  }

  private static void removeIfEmpty(ObjectNode parent, String field) {
    if (parent.path(field).isEmpty()) {
      parent.remove(field);
    }
  }

  private void keepIds(JsonNode relay) {
    var part = policy.part().code();
    var policyId = policy.entry().policyId();
    var ids = new HashMap<>(KeptIds.of(policyId, policy.entry().json().at("/ext/relay")));
    ids.put(part, items.stream().map(item -> item.id() == null ? "" : item.id()).toList());
    KeptIds.keep(policyId, relay, ids, policy.items().keySet());
  }

  private List<TableChange> changes(PolicyEntry entry) {
    var changes = new ArrayList<TableChange>();
    var ids = PolicyTable.idsOf(entry, policy.part());
    for (var index = 0; index < items.size(); index++) {
      var item = items.get(index);
      var id = ids.get(index);
      item.differing()
          .forEach(
              (at, column) ->
                  changes.add(
                      new TableChange(
                          item.id() == null ? Kind.ADDED : Kind.CHANGED,
                          new CellAddress(item.row(), at).toString(),
                          id,
                          column.name(),
                          column.said(item.before()),
                          column.said(item.after()))));
      if (item.id() == null && item.differing().isEmpty()) {
        var key = policy.part().key();
        var at = new CellAddress(item.row(), columns.getOrDefault(key, 0));
        changes.add(new TableChange(Kind.ADDED, at.toString(), id, key, "", id));
      }
    }
    policy
        .items()
        .forEach(
            (id, item) -> {
              if (items.stream().noneMatch(one -> id.equals(one.id()))) {
                removed(changes, id, item);
              }
            });
    return changes;
  }

  private void removed(List<TableChange> changes, String id, ObjectNode item) {
    for (var column : policy.columns()) {
      var said = column.name().equals(policy.part().key()) ? id : column.said(item);
      if (!said.isEmpty()) {
        changes.add(new TableChange(Kind.REMOVED, null, id, column.name(), said, ""));
      }
    }
  }
}
