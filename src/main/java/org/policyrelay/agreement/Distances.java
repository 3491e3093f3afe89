package org.policyrelay.agreement;

/**
 * δ², how far labels are apart on a scale, summed over pairs of votes without a pair being looked
 * at (Krippendorff 2011, sections B, D and E). Each pair counts both ways round.
 */
sealed interface Distances {

  /** Of all pairs of votes on one item of the kind. */
  double within(Kinds kinds, int kind);

  /** Of all pairs of votes, of whatever items; above 0 where two votes differ. */
  double among(Marginals given);

  /**
   * @param positions where labels stand on an interval scale
   * @param given says where they stand on an ordinal one
   */
  static Distances of(Scale scale, double[] positions, Marginals given) {
    return switch (scale) {
      case NOMINAL -> new Nominal();
      case ORDINAL -> new Ordered(ranks(given));
      case INTERVAL -> new Ordered(positions);
    };
  }

  /**
   * The middle of the ranks that the votes with a label have: the difference of two is the number
   * of votes between them, half of those on each counted.
   */
  private static double[] ranks(Marginals given) {
    var ranks = new double[given.labels()];
    var below = 0L;
    for (var label = 0; label < ranks.length; label++) {
      ranks[label] = below + given.of(label) / 2.0;
      below += given.of(label);
    }
    return ranks;
  }

  /** 1 where two labels differ. */
  record Nominal() implements Distances {

    @Override
    public double within(Kinds kinds, int kind) {
      return kinds.unequalPairs(kind);
    }

    @Override
    public double among(Marginals given) {
      return given.unequalPairs();
    }
  }

  /** The square of a difference, whose sum over all pairs is a variance. */
  record Ordered(double[] at) implements Distances {

    /** Seen from the first label, so that it is exactly 0 where all are equal. */
    @Override
    public double within(Kinds kinds, int kind) {
      var first = at[kinds.label(kinds.begin(kind))];
      var sum = 0.0;
      var squares = 0.0;
      for (var run = kinds.begin(kind); run < kinds.begin(kind + 1); run++) {
        var from = at[kinds.label(run)] - first;
        sum += kinds.count(run) * from;
        squares += kinds.count(run) * from * from;
      }
      return 2 * (kinds.votes(kind) * squares - sum * sum);
    }

    @Override
    public double among(Marginals given) {
      var sum = 0.0;
      for (var label = 0; label < at.length; label++) {
        sum += given.of(label) * at[label];
      }
      var mean = sum / given.votes();
      var squares = 0.0;
      for (var label = 0; label < at.length; label++) {
        squares += given.of(label) * (at[label] - mean) * (at[label] - mean);
      }
      return 2 * given.votes() * squares;
    }
  }
}
