package org.policyrelay.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A simulated session: five raters, forty cases of five clauses, three labels of which one is rare.
 * Good raters know nine of ten cases and guess the rest. A weak rater knows three of ten. In an
 * ambiguous clause nobody knows: each reads it one of two ways.
 */
record Session(Ratings ratings, String weakRater, String ambiguousClause) {

  private static final int RATERS = 5;
  private static final int CASES = 40;
  private static final int CLAUSES = 5;
  private static final double GOOD = 0.9;
  private static final double WEAK = 0.3;

  Session(long seed, boolean withClause, boolean withRater) {
    this(new SplittableRandom(seed), withClause, withRater);
  }

  private Session(SplittableRandom random, boolean withClause, boolean withRater) {
    this(
        random,
        withRater ? "rater " + random.nextInt(RATERS) : "",
        withClause ? "clause " + random.nextInt(CLAUSES) : "");
  }

  private Session(SplittableRandom random, String weakRater, String ambiguousClause) {
    this(simulated(random, weakRater, ambiguousClause), weakRater, ambiguousClause);
  }

  static String clauseOf(String item) {
    return "clause " + Integer.parseInt(item.replace("case ", "")) % CLAUSES;
  }

  private static Ratings simulated(SplittableRandom random, String weak, String ambiguous) {
    var ratings = new ArrayList<Rating>();
    for (var one = 0; one < CASES; one++) {
      var item = "case " + one;
      var right = label(random);
      var otherReading = (right + 1 + random.nextInt(2)) % 3;
      for (var number = 0; number < RATERS; number++) {
        var rater = "rater " + number;
        var knows = random.nextDouble() < (rater.equals(weak) ? WEAK : GOOD);
        int label;
        if (!knows) {
          label = random.nextInt(3);
        } else if (clauseOf(item).equals(ambiguous)) {
          label = random.nextBoolean() ? right : otherReading;
        } else {
          label = right;
        }
        ratings.add(Rating.of(item, rater, List.of("allow", "restrict", "reject").get(label)));
      }
    }
    return Ratings.of(Scale.NOMINAL, ratings);
  }

  private static int label(SplittableRandom random) {
    var share = random.nextDouble();
    if (share < 0.5) {
      return 0;
    }
    return share < 0.85 ? 1 : 2;
  }
}
