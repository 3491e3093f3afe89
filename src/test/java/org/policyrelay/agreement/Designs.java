package org.policyrelay.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Ratings as tables: a row for each item, a column for each rater, 0 where a vote is missing. */
final class Designs {

  private Designs() {}

  static Ratings of(Scale scale, int[]... rows) {
    return Ratings.of(scale, list(rows));
  }

  static List<Rating> list(int[]... rows) {
    var ratings = new ArrayList<Rating>();
    for (var item = 0; item < rows.length; item++) {
      for (var rater = 0; rater < rows[item].length; rater++) {
        if (rows[item][rater] != 0) {
          ratings.add(Rating.of("item " + item, "rater " + rater, rows[item][rater]));
        }
      }
    }
    return ratings;
  }

  /** What two raters said, as a table of how often: the first rater's labels are the rows. */
  static int[][] ofCounts(int[][] counts) {
    var rows = new ArrayList<int[]>();
    for (var first = 0; first < counts.length; first++) {
      for (var second = 0; second < counts.length; second++) {
        for (var time = 0; time < counts[first][second]; time++) {
          rows.add(new int[] {first + 1, second + 1});
        }
      }
    }
    return rows.toArray(int[][]::new);
  }

  /** Raters who agree more or less, and may leave items out. */
  static int[][] random(long seed) {
    var random = new SplittableRandom(seed);
    return random(random, 2 + random.nextInt(5), random.nextBoolean() ? 0 : random.nextDouble());
  }

  static int[][] complete(long seed, int raters) {
    return random(new SplittableRandom(seed), raters, 0);
  }

  private static int[][] random(SplittableRandom random, int raters, double missing) {
    var labels = 2 + random.nextInt(4);
    var agreement = random.nextDouble();
    var rows = new int[1 + random.nextInt(30)][raters];
    for (var row : rows) {
      var right = 1 + random.nextInt(labels);
      for (var rater = 0; rater < raters; rater++) {
        var label = random.nextDouble() < agreement ? right : 1 + random.nextInt(labels);
        row[rater] = random.nextDouble() < missing ? 0 : label;
      }
    }
    return rows;
  }

  static int[][] mapped(int[][] rows, int... to) {
    return Arrays.stream(rows)
        .map(row -> Arrays.stream(row).map(one -> one == 0 ? 0 : to[one - 1]).toArray())
        .toArray(int[][]::new);
  }

  static int[][] twice(int[][] rows) {
    var all = Arrays.copyOf(rows, 2 * rows.length);
    System.arraycopy(rows, 0, all, rows.length, rows.length);
    return all;
  }

  static boolean isComplete(int[][] rows) {
    return Arrays.stream(rows).flatMapToInt(Arrays::stream).noneMatch(one -> one == 0);
  }

  static double known(Measured<Double> measured) {
    return measured.toOptional().orElseThrow();
  }
}
