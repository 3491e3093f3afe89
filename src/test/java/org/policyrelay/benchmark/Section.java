package org.policyrelay.benchmark;

/** One subject of the benchmark, with everything that it compares in the same run. */
interface Section {

  /** As it is chosen on the command line. */
  String name();

  String title();

  void measure(Report report);
}
