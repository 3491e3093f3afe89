package org.policyrelay.policy.compare;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.policyrelay.policy.entry.PolicyEntry;

/** Whether one clause says the same in two versions, by what a change is assessed by. */
public final class ClauseMeaning {

  private ClauseMeaning() {}

  /**
   * @param judged whether somebody has approved the other words as no more than wording: then one
   *     word for another is style, as it is for the version that has them
   */
  public static boolean isSame(String before, String after, boolean judged) {
    return Difference.between(of(before), of(after)).stream()
        .filter(fact -> fact.kind() == ChangeKind.RULE)
        .allMatch(fact -> judged && fact.isWordSwap());
  }

  /** An entry that says nothing else. */
  private static PolicyEntry of(String clause) {
    return PolicyEntry.trusted(
        JsonNodeFactory.instance
            .objectNode()
            .put("policy_id", "clause")
            .put("name", "clause")
            .put("enforcement", "must")
            .put("policy", clause));
  }
}
