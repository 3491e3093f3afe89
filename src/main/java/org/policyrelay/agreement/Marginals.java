package org.policyrelay.agreement;

import java.util.Arrays;

/** How often each label was given, over all items together. */
final class Marginals {

  private final long[] given;
  private final long votes;

  Marginals(long[] given) {
    this.given = given;
    this.votes = Arrays.stream(given).sum();
  }

  int labels() {
    return given.length;
  }

  long of(int label) {
    return given[label];
  }

  /** All of them. */
  long votes() {
    return votes;
  }

  /** Whether two votes differ at all: what decides whether chance can be corrected for. */
  boolean differ() {
    return Arrays.stream(given).anyMatch(one -> one > 0 && one < votes);
  }

  /** How many ordered pairs of votes differ: of what differs nothing cancels out. */
  double unequalPairs() {
    var unequal = 0.0;
    for (var one : given) {
      unequal += (double) one * (votes - one);
    }
    return unequal;
  }
}
