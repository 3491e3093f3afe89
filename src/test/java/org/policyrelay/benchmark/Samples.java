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
    millis.add((System.nanoTime() - before) / 1e6);
  }

  int size() {
    return millis.size();
  }

  boolean isEmpty() {
    return millis.isEmpty();
  }

  double median() {
    return at(0.5);
  }

  double low() {
    return at(0);
  }

  double high() {
    return at(1);
  }

  @Override
  public String toString() {
    return "%.1f (%.1f, %.1f)".formatted(median(), low(), high());
  }

  private double at(double share) {
    var sorted = millis.stream().sorted().toList();
    return sorted.get((int) Math.round(share * (sorted.size() - 1)));
  }
}
