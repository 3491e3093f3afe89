package org.policyrelay.agreement;

import java.util.Arrays;

/**
 * Gwet's AC1, at most 1, 0 where agreement is that of chance: for any number of raters, with votes
 * missing. Where nearly all items get one label, as where violations are rare, kappa and alpha are
 * low however well raters agree (the paradox of Feinstein and Cicchetti 1990), AC1 is not. The
 * order of labels and how far they are apart is not seen.
 *
 * <p>(P − Pₑ) / (1 − Pₑ): P is the share of pairs of votes that agree, for each item that has two
 * and averaged over these; Pₑ = Σ π (1 − π) / (q − 1), where q is the number of labels and π the
 * share of an item's votes that a label has, averaged over all items. Source: K. L. Gwet, Computing
 * inter-rater reliability and its variance in the presence of high agreement, British Journal of
 * Mathematical and Statistical Psychology 61 (2008), 29–48; for votes that are missing his Handbook
 * of Inter-Rater Reliability, 4th edition (2014), section 2.4.
 *
 * <p>q counts the labels that could be given, {@link Ratings#labels()}. Undefined where it is 1:
 * the ratings show one label alone, and were not told of others.
 */
public final class GwetAc1 extends Measure {

  @Override
  Measured<Tally> tally(Ratings ratings) {
    return pairable(ratings)
        .then(
            pairable ->
                pairable.labels() < 2
                    ? Measured.undefined(Reason.ALL_LABELS_EQUAL)
                    : Measured.known(new Counted(Kinds.of(ratings, 1))));
  }

  private record Counted(Kinds kinds) implements Tally {

    @Override
    public int[] times() {
      return kinds.times();
    }

    @Override
    public Measured<Double> at(int[] times) {
      var pairable = 0L;
      var items = 0L;
      var disagreement = 0.0;
      var share = new double[kinds.labels()];
      for (var kind = 0; kind < times.length; kind++) {
        var votes = kinds.votes(kind);
        items += times[kind];
        for (var run = kinds.begin(kind); run < kinds.begin(kind + 1); run++) {
          share[kinds.label(run)] += (double) times[kind] * kinds.count(run) / votes;
        }
        if (votes > 1) {
          pairable += times[kind];
          disagreement += times[kind] * (kinds.unequalPairs(kind) / ((double) votes * (votes - 1)));
        }
      }
      if (pairable == 0) {
        return Measured.undefined(Reason.NO_SHARED_ITEM);
      }
      var all = items;
      var expected =
          Arrays.stream(share).map(one -> one / all * (1 - one / all)).sum() / (kinds.labels() - 1);
      return Measured.known(1 - disagreement / pairable / (1 - expected));
    }
  }
}
