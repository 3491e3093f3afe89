package org.policyrelay.agreement;

import java.util.Map;
import org.policyrelay.agreement.CohenKappa.Weights;

/** What two raters said of the items that both have labelled: a row for each label of the one. */
final class ContingencyTable implements Tally {

  private final Weights weights;
  private final double[] positions;
  private final int[] times;
  private final int[] row;
  private final int[] column;

  /**
   * @param cells how often two labels were given together, by their row times the number of labels
   *     and their column
   */
  ContingencyTable(Weights weights, double[] positions, Map<Long, Integer> cells) {
    this.weights = weights;
    this.positions = positions;
    this.times = cells.values().stream().mapToInt(Integer::intValue).toArray();
    this.row = cells.keySet().stream().mapToInt(cell -> (int) (cell / positions.length)).toArray();
    this.column =
        cells.keySet().stream().mapToInt(cell -> (int) (cell % positions.length)).toArray();
  }

  @Override
  public int[] times() {
    return times.clone();
  }

  @Override
  public Measured<Double> at(int[] times) {
    var rows = new long[positions.length];
    var columns = new long[positions.length];
    var items = 0L;
    var observed = 0.0;
    for (var cell = 0; cell < times.length; cell++) {
      rows[row[cell]] += times[cell];
      columns[column[cell]] += times[cell];
      items += times[cell];
      observed += times[cell] * weight(row[cell], column[cell]);
    }
    for (var label = 0; label < rows.length; label++) {
      if (rows[label] == items && columns[label] == items) {
        return Measured.undefined(Reason.ALL_LABELS_EQUAL);
      }
    }
    return Measured.known(1 - items * observed / expected(rows, columns, items));
  }

  private double weight(int one, int other) {
    if (one == other) {
      return 0;
    }
    var apart = Math.abs(positions[one] - positions[other]);
    return switch (weights) {
      case NONE -> 1;
      case LINEAR -> apart;
      case QUADRATIC -> apart * apart;
    };
  }

  /** The weights of all pairs of the one's and the other's labels, without a pair being made. */
  private double expected(long[] rows, long[] columns, long items) {
    return switch (weights) {
      case NONE -> unequal(rows, columns, items);
      case LINEAR -> apart(rows, columns, items);
      case QUADRATIC -> squares(rows, columns, items);
    };
  }

  private static double unequal(long[] rows, long[] columns, long items) {
    var sum = 0.0;
    for (var label = 0; label < rows.length; label++) {
      sum += (double) rows[label] * (items - columns[label]);
    }
    return sum;
  }

  /** The way from each label to the next is gone by the pairs with one of them on either side. */
  private double apart(long[] rows, long[] columns, long items) {
    var sum = 0.0;
    var rowsBelow = 0L;
    var columnsBelow = 0L;
    for (var label = 0; label + 1 < rows.length; label++) {
      rowsBelow += rows[label];
      columnsBelow += columns[label];
      var across =
          (double) rowsBelow * (items - columnsBelow) + (double) columnsBelow * (items - rowsBelow);
      sum += across * (positions[label + 1] - positions[label]);
    }
    return sum;
  }

  /** Seen from the mean of the rows, where the product of both has no part. */
  private double squares(long[] rows, long[] columns, long items) {
    var mean = 0.0;
    for (var label = 0; label < rows.length; label++) {
      mean += (double) rows[label] / items * positions[label];
    }
    var sum = 0.0;
    for (var label = 0; label < rows.length; label++) {
      var from = positions[label] - mean;
      sum += (double) (rows[label] + columns[label]) * from * from;
    }
    return items * sum;
  }
}
