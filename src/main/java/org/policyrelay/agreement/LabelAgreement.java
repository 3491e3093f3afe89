package org.policyrelay.agreement;

import java.util.ArrayList;
import java.util.List;

/**
 * How far raters agree on one label.
 *
 * @param votes how often it was given to items that have two votes at least
 * @param specific how often another vote on the item gives it too when one does, from 0 to 1
 *     (Cicchetti and Feinstein, High agreement but low kappa: II, 1990)
 * @param alpha {@link KrippendorffAlpha} on a nominal scale with all other labels taken for one
 */
public record LabelAgreement(
    Label label, long votes, Measured<Double> specific, Measured<Double> alpha) {

  /** Of each label in its order, also of those that nobody has given. */
  public static List<LabelAgreement> of(Ratings ratings) {
    var kinds = Kinds.of(ratings, 2);
    var given = kinds.given(kinds.times());
    var times = kinds.times();
    var pairs = new double[kinds.labels()];
    var equal = new double[kinds.labels()];
    var apart = new double[kinds.labels()];
    for (var kind = 0; kind < times.length; kind++) {
      var others = kinds.votes(kind) - 1.0;
      for (var run = kinds.begin(kind); run < kinds.begin(kind + 1); run++) {
        var count = (double) kinds.count(run);
        pairs[kinds.label(run)] += times[kind] * count * others;
        equal[kinds.label(run)] += times[kind] * count * (count - 1);
        apart[kinds.label(run)] += times[kind] * count * (kinds.votes(kind) - count) / others;
      }
    }
    var all = new ArrayList<LabelAgreement>();
    for (var label = 0; label < pairs.length; label++) {
      var votes = given.of(label);
      Measured<Double> specific;
      Measured<Double> alpha;
      if (votes == 0) {
        var reason = given.votes() > 0 ? Reason.LABEL_NOT_USED : Measure.whyNoPairs(ratings);
        specific = Measured.undefined(reason);
        alpha = Measured.undefined(reason);
      } else {
        specific = Measured.known(equal[label] / pairs[label]);
        alpha =
            votes == given.votes()
                ? Measured.undefined(Reason.ALL_LABELS_EQUAL)
                : Measured.known(
                    1
                        - (given.votes() - 1)
                            * apart[label]
                            / ((double) votes * (given.votes() - votes)));
      }
      all.add(new LabelAgreement(ratings.labels().get(label), votes, specific, alpha));
    }
    return List.copyOf(all);
  }
}
