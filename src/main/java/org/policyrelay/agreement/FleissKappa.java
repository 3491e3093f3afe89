package org.policyrelay.agreement;

/**
 * Fleiss' kappa, at most 1, 0 where agreement is that of chance: for items that all have the same
 * number of votes, whoever gave them. The order of labels and how far they are apart is not seen.
 *
 * <p>(P − Pₑ) / (1 − Pₑ), where P is the share of pairs of votes that agree and Pₑ = Σ p², p the
 * share of all votes that a label has. Source: J. L. Fleiss, Measuring nominal scale agreement
 * among many raters, Psychological Bulletin 76 (1971), 378–382.
 *
 * <p>Undefined where items differ in their number of votes (use {@link KrippendorffAlpha}), and
 * where all labels are equal, since Pₑ is 1 then.
 */
public final class FleissKappa extends Measure {

  @Override
  Measured<Tally> tally(Ratings ratings) {
    return pairable(ratings)
        .then(
            kinds ->
                isComplete(ratings)
                    ? Measured.known(new Counted(kinds))
                    : Measured.undefined(Reason.UNEQUAL_VOTES));
  }

  private static boolean isComplete(Ratings ratings) {
    var votes = ratings.end(0);
    for (var item = 1; item < ratings.items().size(); item++) {
      if (ratings.end(item) - ratings.begin(item) != votes) {
        return false;
      }
    }
    return true;
  }

  private record Counted(Kinds kinds) implements Tally {

    @Override
    public int[] times() {
      return kinds.times();
    }

    @Override
    public Measured<Double> at(int[] times) {
      var given = kinds.given(times);
      if (!given.differ()) {
        return Measured.undefined(Reason.ALL_LABELS_EQUAL);
      }
      var unequal = 0.0;
      for (var kind = 0; kind < times.length; kind++) {
        unequal += times[kind] * kinds.unequalPairs(kind);
      }
      // 1 − P to 1 − Pₑ
      var each = kinds.votes(0) - 1.0;
      return Measured.known(1 - unequal / each * given.votes() / given.unequalPairs());
    }
  }
}
