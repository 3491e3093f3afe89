package org.policyrelay.policy.entry.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Keeps the ids of items through an edit. An id that nobody has given is made of what the item is,
 * and would be another one when that changes, or the one of an item that is gone: there it is
 * written down.
 */
public final class KeptIds {

  private static final String ID = "id";

  private KeptIds() {}

  /** Of each part whose items have ids, by its name under {@code ext.relay}, in their order. */
  public static Map<String, List<String>> of(String policyId, JsonNode relay) {
    var content = PolicyContent.read(policyId, relay);
    return ItemIds.PARTS.stream().collect(Collectors.toMap(part -> part, content::idsOf));
  }

  /**
   * @param relay what the entry has under {@code ext.relay} after the edit; ids are written into it
   * @param wanted the id that each item had before, by part and in the order after the edit; empty
   *     for one that is new
   * @param former ids that no new item may get without being given it
   */
  public static void keep(
      String policyId,
      JsonNode relay,
      Map<String, List<String>> wanted,
      Collection<String> former) {
    // what is written down may move another one
    var moved = true;
    while (moved) {
      var ids = of(policyId, relay);
      moved =
          ItemIds.PARTS.stream()
              .anyMatch(
                  part ->
                      moveOne(
                          relay.path(part),
                          ids.getOrDefault(part, List.of()),
                          wanted.getOrDefault(part, List.of()),
                          former));
    }
  }

  private static boolean moveOne(
      JsonNode items, List<String> ids, List<String> wanted, Collection<String> former) {
    if (ids.size() != items.size() || wanted.size() != items.size()) {
      return false;
    }
    for (var index = 0; index < ids.size(); index++) {
      var made = ids.get(index);
      var isNew = wanted.get(index).isEmpty();
      var isOther = isNew ? former.contains(made) : !wanted.get(index).equals(made);
      if (isOther && items.get(index) instanceof ObjectNode item && !item.has(ID)) {
        item.put(ID, isNew ? free(made, ids, former) : wanted.get(index));
        return true;
      }
    }
    return false;
  }

  private static String free(String made, List<String> ids, Collection<String> former) {
    var taken = new HashSet<>(ids);
    taken.addAll(former);
    var number = 2;
    while (taken.contains(made + "-" + number)) {
      number++;
    }
    return made + "-" + number;
  }
}
