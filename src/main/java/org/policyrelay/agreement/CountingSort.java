package org.policyrelay.agreement;

/** Sorts votes by a number that each has, in time with their number. */
final class CountingSort {

  private CountingSort() {}

  /**
   * The votes in the order of their keys, those of one key as they were.
   *
   * @param votes each an index of the keys
   * @param keyOf 0 to {@code keys}, excluded
   */
  static int[] by(int[] keyOf, int keys, int[] votes) {
    var place = new int[keys + 1];
    for (var vote : votes) {
      place[keyOf[vote] + 1]++;
    }
    for (var key = 0; key < keys; key++) {
      place[key + 1] += place[key];
    }
    var sorted = new int[votes.length];
    for (var vote : votes) {
      sorted[place[keyOf[vote]]++] = vote;
    }
    return sorted;
  }
}
