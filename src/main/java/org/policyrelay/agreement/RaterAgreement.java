package org.policyrelay.agreement;

import java.util.ArrayList;
import java.util.List;

/**
 * How far one rater agrees with the others.
 *
 * @param votes how many items the rater has labelled
 * @param withOthers the share of the pairs of a vote of the rater and another's on the same item
 *     that say the same, from 0 to 1
 * @param alphaWithout {@link KrippendorffAlpha} of the others: much higher than that of all where
 *     this rater is the one who differs
 */
public record RaterAgreement(
    String rater, int votes, Measured<Double> withOthers, Measured<Double> alphaWithout) {

  /** Of each rater; takes time with the number of raters times that of votes. */
  public static List<RaterAgreement> of(Ratings ratings) {
    var raters = ratings.raters();
    var votes = new int[raters.size()];
    var pairs = new long[raters.size()];
    var equal = new long[raters.size()];
    var given = new int[ratings.labels().size()];
    for (var item = 0; item < ratings.items().size(); item++) {
      var end = ratings.end(item);
      for (var vote = ratings.begin(item); vote < end; vote++) {
        given[ratings.labelAt(vote)]++;
      }
      for (var vote = ratings.begin(item); vote < end; vote++) {
        var rater = ratings.raterAt(vote);
        votes[rater]++;
        pairs[rater] += end - ratings.begin(item) - 1;
        equal[rater] += given[ratings.labelAt(vote)] - 1;
      }
      for (var vote = ratings.begin(item); vote < end; vote++) {
        given[ratings.labelAt(vote)] = 0;
      }
    }
    var all = new ArrayList<RaterAgreement>();
    for (var rater = 0; rater < votes.length; rater++) {
      Measured<Double> withOthers =
          pairs[rater] > 0
              ? Measured.known((double) equal[rater] / pairs[rater])
              : Measured.undefined(Reason.SHARES_NO_ITEM);
      var name = raters.get(rater);
      all.add(
          new RaterAgreement(
              name, votes[rater], withOthers, new KrippendorffAlpha().of(ratings.without(name))));
    }
    return List.copyOf(all);
  }
}
