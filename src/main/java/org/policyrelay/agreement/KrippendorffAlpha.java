package org.policyrelay.agreement;

/**
 * Krippendorff's alpha, at most 1, 0 where agreement is that of chance: for any number of raters,
 * with votes missing, on the scale of the ratings.
 *
 * <p>1 − Dₒ / Dₑ: how far the votes on one item are apart, to how far any two votes are, with δ² as
 * the distance of two labels: 0 or 1 on a nominal scale, the square of their difference on an
 * interval scale, and on an ordinal scale the square of how many votes lie between them, half of
 * those on each counted. Items with one vote do not count. Dₑ comes from how often each label was
 * given, not from pairs of votes. Source: K. Krippendorff, Computing Krippendorff's
 * Alpha-Reliability (2011).
 *
 * <p>Undefined where no item has two votes, and where all labels are equal: Dₑ is 0 then, and
 * nobody has shown that they can tell items apart.
 */
public final class KrippendorffAlpha extends Measure {

  @Override
  Measured<Tally> tally(Ratings ratings) {
    return pairable(ratings)
        .then(kinds -> Measured.known(new Counted(kinds, ratings.scale(), ratings.positions())));
  }

  private record Counted(Kinds kinds, Scale scale, double[] positions) implements Tally {

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
      var distances = Distances.of(scale, positions, given);
      var observed = 0.0;
      for (var kind = 0; kind < times.length; kind++) {
        if (times[kind] > 0) {
          observed += times[kind] * (distances.within(kinds, kind) / (kinds.votes(kind) - 1));
        }
      }
      return Measured.known(1 - (given.votes() - 1) * observed / distances.among(given));
    }
  }
}
