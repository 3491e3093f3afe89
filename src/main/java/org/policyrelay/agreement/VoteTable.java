package org.policyrelay.agreement;

import java.util.Arrays;

/**
 * Sorted votes and how often the same were added: a hash table of plain numbers, because a hundred
 * thousand items are asked for and an object for each would cost more than all the arithmetic.
 */
final class VoteTable {

  private static final int FIRST_SLOTS = 1024;

  /** A kind and one, or 0 where a slot is free; a power of two, half of them free at least. */
  private int[] slots = new int[FIRST_SLOTS];

  private int[] times = new int[FIRST_SLOTS / 2];
  private int[] begin = new int[FIRST_SLOTS / 2 + 1];
  private int[] votes = new int[FIRST_SLOTS];
  private int size;

  int size() {
    return size;
  }

  /** All votes of all kinds together. */
  int total() {
    return begin[size];
  }

  int timesOf(int kind) {
    return times[kind];
  }

  int[] votesOf(int kind) {
    return Arrays.copyOfRange(votes, begin[kind], begin[kind + 1]);
  }

  /** Which kind they are of, counted from 0 as they come. */
  int add(int[] sorted, int length) {
    var slot = slotOf(sorted, 0, length);
    if (slots[slot] > 0) {
      times[slots[slot] - 1]++;
      return slots[slot] - 1;
    }
    if (2 * (size + 1) > slots.length) {
      grow();
      slot = slotOf(sorted, 0, length);
    }
    var end = begin[size] + length;
    if (end > votes.length) {
      votes = Arrays.copyOf(votes, Math.max(end, 2 * votes.length));
    }
    System.arraycopy(sorted, 0, votes, begin[size], length);
    times[size] = 1;
    slots[slot] = ++size;
    begin[size] = end;
    return size - 1;
  }

  private void grow() {
    slots = new int[2 * slots.length];
    times = Arrays.copyOf(times, slots.length / 2);
    begin = Arrays.copyOf(begin, slots.length / 2 + 1);
    for (var kind = 0; kind < size; kind++) {
      slots[slotOf(votes, begin[kind], begin[kind + 1])] = kind + 1;
    }
  }

  /** Where the votes are, or where they belong. */
  private int slotOf(int[] from, int first, int end) {
    var hash = 1;
    for (var at = first; at < end; at++) {
      hash = 31 * hash + from[at];
    }
    // neighbours differ in their low bits alone
    hash *= 0x9E3779B9;
    var slot = hash >>> (Integer.numberOfLeadingZeros(slots.length) + 1);
    while (slots[slot] > 0 && !holds(slots[slot] - 1, from, first, end)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean holds(int kind, int[] from, int first, int end) {
    return Arrays.equals(votes, begin[kind], begin[kind + 1], from, first, end);
  }
}
