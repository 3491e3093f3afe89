package org.policyrelay.policy.entry.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The ids of items that their author did not name, for whoever reads the entry as it is written.
 */
public final class ItemNames {

  private ItemNames() {}

  /**
   * Puts its id to each item that has none.
   *
   * @param relay what the entry has under {@code ext.relay}
   * @param read the content that is read from it; a part of which something cannot be read any more
   *     stays as it is
   */
  public static void put(ObjectNode relay, Supplier<PolicyContent> read) {
    if (ItemIds.PARTS.stream().allMatch(part -> isNamed(relay.path(part)))) {
      return;
    }
    var content = read.get();
    put(relay, "requirements", content.requirements(), Requirement::id);
    put(relay, "exceptions", content.exceptions(), Exemption::id);
    put(relay, "disclosures", content.disclosures(), Disclosure::id);
    put(relay, "sources", content.sources(), Source::id);
    put(relay, "relations", content.relations(), Relation::id);
  }

  private static boolean isNamed(JsonNode items) {
    for (var one : items) {
      if (!one.path("id").isTextual()) {
        return false;
      }
    }
    return true;
  }

  private static <T> void put(
      ObjectNode relay, String part, List<T> items, Function<T, String> id) {
    var written = relay.path(part);
    for (var at = 0; at < items.size() && written.size() == items.size(); at++) {
      if (written.get(at) instanceof ObjectNode one && !one.path("id").isTextual()) {
        one.put("id", id.apply(items.get(at)));
      }
    }
  }
}
