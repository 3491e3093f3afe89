package org.policyrelay.agreement;

import java.util.Map;
import java.util.TreeMap;

/**
 * Cohen's kappa of two raters, at most 1, 0 where agreement is that of chance. Items that only one
 * of them has labelled do not count.
 *
 * <p>1 − Σ w o / Σ w e, where w is how much it weighs that two labels differ, o how often the two
 * raters gave them to one item and e how often they would by chance, each using labels as often as
 * they do. Sources: J. Cohen, A coefficient of agreement for nominal scales, Educational and
 * Psychological Measurement 20 (1960), 37–46; weighted: J. Cohen, Weighted kappa, Psychological
 * Bulletin 70 (1968), 213–220. Σ w e comes from how often each gave each label, not from pairs.
 *
 * <p>Undefined for other than two raters, for two who share no item, and where both gave one and
 * the same label to all that they share.
 */
public final class CohenKappa extends Measure {

  /** How much it weighs that two labels differ. */
  public enum Weights {
    /** The same, whichever they are. */
    NONE,
    /** As far as they are apart: numbers by their difference, names by the labels between them. */
    LINEAR,
    /** The square of it. */
    QUADRATIC
  }

  private final Weights weights;

  /** As Cohen had it in 1960. */
  public CohenKappa() {
    this(Weights.NONE);
  }

  public CohenKappa(Weights weights) {
    this.weights = weights;
  }

  @Override
  Measured<Tally> tally(Ratings ratings) {
    if (ratings.raters().size() > 2) {
      return Measured.undefined(Reason.NOT_TWO_RATERS);
    }
    if (weights != Weights.NONE && ratings.scale() == Scale.NOMINAL) {
      return Measured.undefined(Reason.NO_ORDER);
    }
    var cells = cells(ratings);
    return cells.isEmpty()
        ? Measured.undefined(whyNoPairs(ratings))
        : Measured.known(new ContingencyTable(weights, ratings.positions(), cells));
  }

  private static Map<Long, Integer> cells(Ratings ratings) {
    var cells = new TreeMap<Long, Integer>();
    var labels = ratings.labels().size();
    for (var item = 0; item < ratings.items().size(); item++) {
      var vote = ratings.begin(item);
      if (ratings.end(item) == vote + 2) {
        var first = ratings.raterAt(vote) == 0 ? vote : vote + 1;
        var second = 2 * vote + 1 - first;
        var cell = (long) ratings.labelAt(first) * labels + ratings.labelAt(second);
        cells.merge(cell, 1, Integer::sum);
      }
    }
    return cells;
  }
}
