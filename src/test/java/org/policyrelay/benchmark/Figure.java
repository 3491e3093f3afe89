package org.policyrelay.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One figure with what each repetition gave.
 *
 * @param values in the order in which they were measured, at least one
 * @param aim what the median should reach, absent where there is no aim
 */
record Figure(String section, String name, String unit, List<Double> values, @Nullable Aim aim) {

  Figure {
    values = List.copyOf(values);
  }

  double median() {
    var sorted = sorted();
    var middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  double min() {
    return sorted()[0];
  }

  double max() {
    var sorted = sorted();
    return sorted[sorted.length - 1];
  }

  boolean misses() {
    return aim != null && !aim.isReachedBy(median());
  }

  private double[] sorted() {
    var sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  /** The median with its unit, and the range where there is one. */
  String text() {
    var range = values.size() == 1 ? "" : " (" + number(min()) + " – " + number(max()) + ")";
    return number(median()) + " " + unit + range;
  }

  static String number(double value) {
    if (value >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
  }
}
