package org.policyrelay.policy.compare;

import java.util.List;
import org.policyrelay.policy.entry.PolicyEntry;

/**
 * Whether what bears on a clause says the same in two versions, by what a change is assessed by.
 * Both are entries that say that and nothing else.
 */
public final class ClauseMeaning {

  private ClauseMeaning() {}

  /**
   * @param judged whether somebody has approved the other words as no more than wording: then one
   *     word for another is style, as it is for the version that has them
   */
  public static boolean isSame(PolicyEntry before, PolicyEntry after, boolean judged) {
    return Difference.between(before, after).stream()
        .filter(fact -> fact.kind() == ChangeKind.RULE)
        .allMatch(fact -> judged && fact.isWordSwap());
  }

  /** What of the rule is different beside the words of the text, a sentence each. */
  public static List<String> besideTheWords(PolicyEntry before, PolicyEntry after) {
    var sameWords = PolicyEntry.trusted(before.json().put("policy", after.text()));
    return Difference.between(sameWords, after).stream()
        .filter(fact -> fact.kind() == ChangeKind.RULE)
        .map(Difference.Fact::text)
        .toList();
  }
}
