package org.policyrelay.policy.overlay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.Sha256;
import org.policyrelay.policy.entry.content.Exemption;
import org.policyrelay.policy.entry.content.ItemJson;
import org.policyrelay.policy.entry.content.Places;
import org.policyrelay.policy.entry.content.PolicyContent;
import org.policyrelay.policy.entry.content.Reach;

/**
 * A requirement or an exception that holds in a market.
 *
 * @param part of {@code ext.relay} that it stands in
 * @param id in full, as {@code clause}
 * @param exemption what it is where it is one
 */
record HeldItem(
    String part,
    String id,
    String clause,
    Reach reach,
    ObjectNode json,
    @Nullable Exemption exemption) {

  private static final int OF_HASH = 40;

  /** Those of a market, in the order of the policy. */
  static List<HeldItem> in(PolicyContent content, Market market) {
    var found = new ArrayList<HeldItem>();
    for (var one : content.requirements()) {
      found.add(
          item(
              "requirements",
              one.policy(),
              one.id(),
              one.clause(),
              one.reach(),
              ItemJson.of(one),
              null));
    }
    for (var one : content.exceptions()) {
      found.add(
          item(
              "exceptions",
              one.policy(),
              one.id(),
              one.clause(),
              one.reach(),
              ItemJson.of(one),
              one));
    }
    return found.stream().filter(one -> one.isIn(market)).toList();
  }

  /** An id with the policy that it is of. */
  static String full(String policy, String id) {
    return id.contains("/") ? id : policy + "/" + id;
  }

  private static HeldItem item(
      String part,
      String policy,
      String id,
      String clause,
      Reach reach,
      ObjectNode json,
      @Nullable Exemption exemption) {
    return new HeldItem(part, full(policy, id), full(policy, clause), reach, json, exemption);
  }

  private boolean isIn(Market market) {
    return reach.markets().isEmpty()
        || reach.markets().stream().anyMatch(place -> Places.country(place).equals(market.code()));
  }

  /**
   * Its id among those of a policy and its overlays, in the form that an entry reads back: what has
   * another form would be given an id by its place.
   */
  String key(String base) {
    return id.startsWith(base + "/")
        ? id.substring(base.length() + 1)
        : "overlay-" + Sha256.of(id).substring(0, OF_HASH);
  }

  /** As an entry has it that is for the market alone. */
  ObjectNode written(String base) {
    var item = json.deepCopy().put("id", key(base)).put("clause", clause);
    var parts = reach.markets().stream().filter(place -> place.contains("-")).toList();
    item.remove("markets");
    if (!parts.isEmpty() && parts.size() == reach.markets().size()) {
      parts.forEach(item.putArray("markets")::add);
    }
    return item;
  }
}
