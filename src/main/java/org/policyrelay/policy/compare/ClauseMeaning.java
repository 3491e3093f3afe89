package org.policyrelay.policy.compare;

import java.util.ArrayList;
import java.util.List;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.policy.entry.PolicyEntry;

/**
 * What may be another rule between two versions of what a clause is read in, by what a change is
 * assessed by. Both are entries that say that and nothing else.
 */
public final class ClauseMeaning {

  private ClauseMeaning() {}

  /**
   * A sentence each; empty where both are proved to say the same.
   *
   * @param dates tells instants by the clocks of their markets
   * @param judged whether somebody has approved the other words as no more than wording: then one
   *     word for another is style, as it is for the version that has them
   */
  public static List<String> changes(
      MarketDates dates, PolicyEntry before, PolicyEntry after, boolean judged) {
    var changes = new ArrayList<String>();
    Difference.between(dates, before, after).stream()
        .filter(fact -> fact.kind() == ChangeKind.RULE)
        .filter(fact -> !(judged && fact.isWordSwap()))
        .map(Difference.Fact::text)
        .forEach(changes::add);
    return List.copyOf(changes);
  }
}
