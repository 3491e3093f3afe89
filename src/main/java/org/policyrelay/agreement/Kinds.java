package org.policyrelay.agreement;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The items by what was said of them, whoever said it: of each kind how many items there are, and
 * how often each label was given. Kinds are in the order of their votes, so that they are the same
 * for ratings in whatever order.
 */
final class Kinds {

  /** The kind of an item that has too few votes. */
  static final int NONE = -1;

  private final int labels;
  private final int[] times;
  private final int[] votes;

  /** Where the runs of a kind begin; one more at the end. A run is a label and its number. */
  private final int[] begin;

  private final int[] label;
  private final int[] count;
  private final int[] kindOf;

  private Kinds(
      int labels, int[] times, int[] votes, int[] begin, int[] label, int[] count, int[] kindOf) {
    this.labels = labels;
    this.times = times;
    this.votes = votes;
    this.begin = begin;
    this.label = label;
    this.count = count;
    this.kindOf = kindOf;
  }

  /** Of the items that have so many votes at least. */
  static Kinds of(Ratings ratings, int least) {
    var found = new VoteTable();
    var votes = new int[ratings.raters().size()];
    var foundOf = new int[ratings.items().size()];
    Arrays.fill(foundOf, NONE);
    for (var item = 0; item < ratings.items().size(); item++) {
      var length = ratings.end(item) - ratings.begin(item);
      if (length >= least) {
        for (var vote = 0; vote < length; vote++) {
          votes[vote] = ratings.labelAt(ratings.begin(item) + vote);
        }
        foundOf[item] = found.add(votes, length);
      }
    }
    return of(ratings.labels().size(), found, foundOf);
  }

  private static Kinds of(int labels, VoteTable found, int[] foundOf) {
    var kinds = found.size();
    var order =
        IntStream.range(0, kinds)
            .boxed()
            .sorted(Comparator.comparing(found::votesOf, Arrays::compare))
            .mapToInt(Integer::intValue)
            .toArray();
    var times = new int[kinds];
    var votes = new int[kinds];
    var begin = new int[kinds + 1];
    var label = new int[found.total()];
    var count = new int[found.total()];
    var kindOf = new int[kinds];
    var run = 0;
    for (var kind = 0; kind < kinds; kind++) {
      kindOf[order[kind]] = kind;
      times[kind] = found.timesOf(order[kind]);
      var given = found.votesOf(order[kind]);
      votes[kind] = given.length;
      for (var vote = 0; vote < given.length; vote++) {
        if (vote == 0 || given[vote] != given[vote - 1]) {
          label[run++] = given[vote];
        }
        count[run - 1]++;
      }
      begin[kind + 1] = run;
    }
    return new Kinds(
        labels,
        times,
        votes,
        begin,
        Arrays.copyOf(label, run),
        Arrays.copyOf(count, run),
        Arrays.stream(foundOf).map(one -> one == NONE ? NONE : kindOf[one]).toArray());
  }

  int size() {
    return times.length;
  }

  /** How many labels there may be, given or not. */
  int labels() {
    return labels;
  }

  int[] times() {
    return times.clone();
  }

  /** How many votes an item of the kind has. */
  int votes(int kind) {
    return votes[kind];
  }

  /** The first run of the kind; the next kind's first is its end. */
  int begin(int kind) {
    return begin[kind];
  }

  int label(int run) {
    return label[run];
  }

  /** How many of an item's votes give the label of the run. */
  int count(int run) {
    return count[run];
  }

  /** Which kind an item is of, {@link #NONE} where it has too few votes. */
  int kindOf(int item) {
    return kindOf[item];
  }

  /** How many ordered pairs of votes on an item of the kind differ. */
  double unequalPairs(int kind) {
    var unequal = 0.0;
    for (var run = begin[kind]; run < begin[kind + 1]; run++) {
      unequal += (double) count[run] * (votes[kind] - count[run]);
    }
    return unequal;
  }

  /** How often each label is given when there are so many items of each kind. */
  Marginals given(int[] times) {
    var given = new long[labels];
    for (var kind = 0; kind < times.length; kind++) {
      if (times[kind] > 0) {
        for (var run = begin[kind]; run < begin[kind + 1]; run++) {
          given[label[run]] += (long) times[kind] * count[run];
        }
      }
    }
    return new Marginals(given);
  }
}
