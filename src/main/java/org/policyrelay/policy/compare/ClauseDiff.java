package org.policyrelay.policy.compare;

import java.util.ArrayList;
import java.util.List;
import org.policyrelay.policy.entry.ClauseMatch;
import org.policyrelay.policy.entry.ClauseText;

/**
 * What became of one clause between two texts.
 *
 * @param label what a reader sees, such as {@code §2}: in the latter text, or in the former for a
 *     clause that is gone
 * @param parts the clause, marked up; all added for a new one, all removed for one that is gone
 */
public record ClauseDiff(String label, List<DiffPart> parts) {

  public ClauseDiff {
    parts = List.copyOf(parts);
  }

  /** The clauses that read otherwise, in the order of the latter text, then those that are gone. */
  public static List<ClauseDiff> between(String before, String after) {
    var former = ClauseText.of(before);
    var latter = ClauseText.of(after);
    var match = ClauseMatch.match(former, latter);
    var changed = new ArrayList<ClauseDiff>();
    for (var place = 0; place < latter.size(); place++) {
      var clause = latter.get(place);
      var earlier = match.get(place);
      var was = earlier == null ? "" : former.get(earlier).text();
      if (!was.equals(clause.text())) {
        changed.add(new ClauseDiff(clause.label(), TextDiff.between(was, clause.text())));
      }
    }
    for (var place = 0; place < former.size(); place++) {
      if (!match.containsValue(place)) {
        var gone = former.get(place);
        changed.add(new ClauseDiff(gone.label(), TextDiff.between(gone.text(), "")));
      }
    }
    return List.copyOf(changed);
  }
}
