package org.policyrelay.benchmark;

import java.util.ArrayList;
import java.util.List;

/** How long something took, each time that it was tried. */
final class Samples {

  private final List<Double> millis = new ArrayList<>();

  /** Runs it once and keeps the time. */
  void take(Runnable work) {
    var before = System.nanoTime();
    work.run();
    add((System.nanoTime() - before) / 1e6);
  }

  /** Keeps what was measured elsewhere. */
  void add(double taken) {
    millis.add(taken);
  }

  boolean isEmpty() {
    return millis.isEmpty();
  }

  int count() {
    return millis.size();
  }

  double fastest() {
    return at(0);
  }

  double median() {
    return at(0.5);
  }

  double[] all() {
    return millis.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private double at(double share) {
    var sorted = millis.stream().sorted().toList();
    return sorted.get((int) Math.round(share * (sorted.size() - 1)));
  }
}
