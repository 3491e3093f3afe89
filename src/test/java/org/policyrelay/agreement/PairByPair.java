package org.policyrelay.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleBiFunction;

/** The coefficients as their papers define them, by looking at every pair: slow and plain. */
final class PairByPair {

  private PairByPair() {}

  static double percentAgreement(int[][] rows) {
    var pairs = 0;
    var equal = 0;
    for (var row : rows) {
      for (var one = 0; one < row.length; one++) {
        for (var other = 0; other < row.length; other++) {
          if (one != other && row[one] != 0 && row[other] != 0) {
            pairs++;
            equal += row[one] == row[other] ? 1 : 0;
          }
        }
      }
    }
    return (double) equal / pairs;
  }

  static double alpha(Scale scale, int[][] rows) {
    var units = new ArrayList<int[]>();
    for (var row : rows) {
      var votes = Arrays.stream(row).filter(one -> one != 0).toArray();
      if (votes.length > 1) {
        units.add(votes);
      }
    }
    var all = units.stream().flatMapToInt(Arrays::stream).toArray();
    var distance = distance(scale, all);
    var observed = 0.0;
    for (var unit : units) {
      observed += sum(unit, unit, distance) / (unit.length - 1);
    }
    var expected = sum(all, all, distance) / (all.length - 1);
    return 1 - observed / expected;
  }

  private static ToDoubleBiFunction<Integer, Integer> distance(Scale scale, int[] all) {
    return switch (scale) {
      case NOMINAL -> (one, other) -> one.equals(other) ? 0 : 1;
      case INTERVAL -> (one, other) -> Math.pow(one - other, 2);
      case ORDINAL ->
          (one, other) -> {
            var least = Math.min(one, other);
            var most = Math.max(one, other);
            var between = count(all, vote -> vote >= least && vote <= most);
            var ends = count(all, vote -> vote == least) + count(all, vote -> vote == most);
            return one.equals(other) ? 0 : Math.pow(between - ends / 2.0, 2);
          };
    };
  }

  private static long count(int[] all, IntPredicate which) {
    return Arrays.stream(all).filter(which).count();
  }

  private static double sum(
      int[] ones, int[] others, ToDoubleBiFunction<Integer, Integer> distance) {
    var sum = 0.0;
    for (var one : ones) {
      for (var other : others) {
        sum += distance.applyAsDouble(one, other);
      }
    }
    return sum;
  }

  static double fleiss(int[][] rows) {
    var all = Arrays.stream(rows).flatMapToInt(Arrays::stream).toArray();
    var expected = sum(all, all, (one, other) -> one.equals(other) ? 1 : 0) / all.length;
    expected /= all.length;
    return (percentAgreement(rows) - expected) / (1 - expected);
  }

  static double cohen(int[][] rows, IntBinaryOperator weight) {
    var common = Arrays.stream(rows).filter(row -> row[0] != 0 && row[1] != 0).toList();
    var observed = 0.0;
    var expected = 0.0;
    for (var row : common) {
      observed += weight.applyAsInt(row[0], row[1]);
      for (var other : common) {
        expected += weight.applyAsInt(row[0], other[1]);
      }
    }
    return 1 - common.size() * observed / expected;
  }

  /**
   * @param labels how many could have been given
   */
  static double ac1(int[][] rows, int labels) {
    var voted = Arrays.stream(rows).filter(row -> votes(row) > 0).toList();
    var paired = voted.stream().filter(row -> votes(row) > 1).toList();
    var agreement =
        paired.stream()
            .mapToDouble(row -> percentAgreement(new int[][] {row}))
            .average()
            .orElseThrow();
    var expected = 0.0;
    for (var label : labels(rows)) {
      var share = voted.stream().mapToDouble(row -> share(row, label)).average().orElseThrow();
      expected += share * (1 - share) / (labels - 1);
    }
    return (agreement - expected) / (1 - expected);
  }

  static List<Integer> labels(int[][] rows) {
    return Arrays.stream(rows)
        .flatMapToInt(Arrays::stream)
        .filter(one -> one != 0)
        .distinct()
        .boxed()
        .toList();
  }

  private static long votes(int[] row) {
    return count(row, one -> one != 0);
  }

  private static double share(int[] row, int label) {
    return (double) count(row, one -> one == label) / votes(row);
  }
}
