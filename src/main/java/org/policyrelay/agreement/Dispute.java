package org.policyrelay.agreement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An item that was labelled in two ways at least.
 *
 * @param votes how often each label was given, in the order of the labels
 * @param agreement the share of pairs of votes that say the same, from 0 to 1
 * @param disagreement how far the votes are apart on the scale of the ratings, to how far any two
 *     votes are: 1 is as far as by chance, more is worse
 */
public record Dispute(
    String item, Map<Label, Integer> votes, double agreement, double disagreement) {

  /** All of them, the worst first; none where nothing is in dispute. */
  public static List<Dispute> of(Ratings ratings) {
    var kinds = Kinds.of(ratings, 2);
    var given = kinds.given(kinds.times());
    if (!given.differ()) {
      return List.of();
    }
    var distances = Distances.of(ratings.scale(), ratings.positions(), given);
    var expected = distances.among(given) / given.votes() / (given.votes() - 1);
    var disputes = new ArrayList<Dispute>();
    for (var item = 0; item < ratings.items().size(); item++) {
      var kind = kinds.kindOf(item);
      if (kind != Kinds.NONE && kinds.unequalPairs(kind) > 0) {
        var pairs = (double) kinds.votes(kind) * (kinds.votes(kind) - 1);
        disputes.add(
            new Dispute(
                ratings.items().get(item),
                votes(ratings, kinds, kind),
                (pairs - kinds.unequalPairs(kind)) / pairs,
                distances.within(kinds, kind) / pairs / expected));
      }
    }
    disputes.sort(
        Comparator.comparingDouble(Dispute::disagreement).reversed().thenComparing(Dispute::item));
    return List.copyOf(disputes);
  }

  private static Map<Label, Integer> votes(Ratings ratings, Kinds kinds, int kind) {
    var votes = new LinkedHashMap<Label, Integer>();
    for (var run = kinds.begin(kind); run < kinds.begin(kind + 1); run++) {
      votes.put(ratings.labels().get(kinds.label(run)), kinds.count(run));
    }
    return Collections.unmodifiableMap(votes);
  }
}
