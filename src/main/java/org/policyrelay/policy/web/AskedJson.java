package org.policyrelay.policy.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.policyrelay.policy.checklist.Asked;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.overlay.JoinedClause;

/** One item of what is asked, with the version, entry and clause that asks it. */
final class AskedJson {

  private AskedJson() {}

  /**
   * @param item as its entry writes it, to which the rest is added
   * @param base of the policy that applies
   */
  static ObjectNode of(Asked<?> asked, ObjectNode item, PublishedVersion base) {
    var policy = base.entry().policyId();
    var entry = asked.from().entry().policyId();
    item.put("id", idOf(item.path("id").asText(), entry, policy));
    item.put("policy_id", policy);
    item.put("entry", entry);
    item.put("version", asked.from().version());
    var clause = asked.clause();
    if (item.has("clause")) {
      item.put("clause", JoinedClause.idOf(item.path("clause").asText(), entry, policy));
    }
    if (clause != null) {
      item.put("clause_label", clause.label());
      item.put("clause_text", clause.text());
      item.put("clause_apart", asked.isApart());
    }
    if (!asked.channels().isEmpty()) {
      asked.channels().forEach(item.putArray("channels")::add);
    }
    item.put("unsettled", !asked.settled());
    return item;
  }

  /** As resolve names it: base and overlay may each have one by the same id. */
  private static String idOf(String own, String entry, String policy) {
    return entry.equals(policy) ? own : entry + "/" + own;
  }
}
