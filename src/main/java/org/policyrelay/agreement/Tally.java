package org.policyrelay.agreement;

/**
 * A coefficient as a function of how many items there are of each kind. Items of a kind are
 * interchangeable for it, so a resample of the items is other numbers and nothing else.
 */
interface Tally {

  /** How many items of each kind there are. */
  int[] times();

  /**
   * The coefficient if there were so many items of each kind.
   *
   * @param times as long as {@link #times()}, none negative
   */
  Measured<Double> at(int[] times);
}
