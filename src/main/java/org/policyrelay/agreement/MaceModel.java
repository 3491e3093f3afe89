package org.policyrelay.agreement;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The numbers of {@link Mace} while they are learned. Only labels that a rater has given are kept,
 * so that it costs no more than there are votes.
 */
final class MaceModel {

  private static final int MOST_ROUNDS = 500;
  private static final double SETTLED = 1e-9;

  /** What is thought of a rater before a vote is seen: half a vote known, half of one guessed. */
  private static final double PRIOR = 0.5;

  /** Guesses of each label that are thought before one is seen. */
  private static final double GUESSED = 0.5;

  private final Ratings ratings;
  private final int labels;

  /** Which rater and label a vote is of, counted through. */
  private final int[] pairOf;

  private final int[] raterOfPair;
  private final int[] votesOf;

  private final double[] knowing;
  private final double[] guessing;
  private final double[] probability;

  MaceModel(Ratings ratings) {
    this.ratings = ratings;
    this.labels = ratings.labels().size();
    var keys =
        IntStream.range(0, ratings.votes())
            .mapToLong(vote -> (long) ratings.raterAt(vote) * labels + ratings.labelAt(vote))
            .toArray();
    var pairs = Arrays.stream(keys).sorted().distinct().toArray();
    this.pairOf = Arrays.stream(keys).mapToInt(key -> Arrays.binarySearch(pairs, key)).toArray();
    this.raterOfPair = Arrays.stream(pairs).mapToInt(pair -> (int) (pair / labels)).toArray();
    this.votesOf = new int[ratings.raters().size()];
    this.knowing = new double[votesOf.length];
    this.guessing = new double[pairs.length];
    this.probability = new double[keys.length];
    Arrays.fill(knowing, PRIOR);
    Arrays.fill(guessing, 1.0 / labels);
  }

  /** How many of the rater's votes are on items that have another. */
  int votesOf(int rater) {
    return votesOf[rater];
  }

  double knowing(int rater) {
    return knowing[rater];
  }

  /** That what the vote says is the item's label. */
  double probability(int vote) {
    return probability[vote];
  }

  /** The share of the pairs of the item's votes that differ, by what both raters know. */
  double disagreement(int item) {
    var all = 0.0;
    for (var vote = ratings.begin(item); vote < ratings.end(item); vote++) {
      all += knowing[ratings.raterAt(vote)];
    }
    var pairs = 0.0;
    var equal = 0.0;
    var ofLabel = 0.0;
    for (var vote = ratings.begin(item); vote < ratings.end(item); vote++) {
      var weight = knowing[ratings.raterAt(vote)];
      pairs += weight * (all - weight);
      ofLabel = isFirst(vote, ratings.begin(item)) ? 0 : ofLabel;
      equal += 2 * weight * ofLabel;
      ofLabel += weight;
    }
    return Math.max(0, (pairs - equal) / pairs);
  }

  void fit() {
    begin();
    var change = learn();
    for (var round = 0; round < MOST_ROUNDS && change > SETTLED; round++) {
      expect();
      change = learn();
    }
    expect();
  }

  /** A label is as likely as it was given. */
  private void begin() {
    var given = new int[labels];
    for (var item = 0; item < ratings.items().size(); item++) {
      var end = ratings.end(item);
      var votes = end - ratings.begin(item);
      if (votes > 1) {
        for (var vote = ratings.begin(item); vote < end; vote++) {
          given[ratings.labelAt(vote)]++;
          votesOf[ratings.raterAt(vote)]++;
        }
        for (var vote = ratings.begin(item); vote < end; vote++) {
          probability[vote] = (double) given[ratings.labelAt(vote)] / votes;
        }
        for (var vote = ratings.begin(item); vote < end; vote++) {
          given[ratings.labelAt(vote)] = 0;
        }
      }
    }
  }

  /**
   * What raters know and how they guess, if labels are as likely as that.
   *
   * @return by how much the most changed rater has changed
   */
  private double learn() {
    var known = new double[knowing.length];
    var guessed = new double[guessing.length];
    for (var item = 0; item < ratings.items().size(); item++) {
      if (ratings.end(item) - ratings.begin(item) > 1) {
        for (var vote = ratings.begin(item); vote < ratings.end(item); vote++) {
          var rater = ratings.raterAt(vote);
          var sure = probability[vote] * knowing[rater] / (knowing[rater] + guess(vote));
          known[rater] += sure;
          guessed[pairOf[vote]] += 1 - sure;
        }
      }
    }
    var change = 0.0;
    for (var rater = 0; rater < known.length; rater++) {
      var now = (known[rater] + PRIOR) / (votesOf[rater] + 2 * PRIOR);
      change = Math.max(change, Math.abs(now - knowing[rater]));
      knowing[rater] = now;
    }
    for (var pair = 0; pair < guessed.length; pair++) {
      var rater = raterOfPair[pair];
      guessing[pair] =
          (guessed[pair] + GUESSED) / (votesOf[rater] - known[rater] + GUESSED * labels);
    }
    return change;
  }

  /** That the rater does not know it and says the same by a guess. */
  private double guess(int vote) {
    return (1 - knowing[ratings.raterAt(vote)]) * guessing[pairOf[vote]];
  }

  /** How likely labels are, if raters are like that. */
  private void expect() {
    var gain = new double[labels];
    for (var item = 0; item < ratings.items().size(); item++) {
      if (ratings.end(item) - ratings.begin(item) > 1) {
        expect(item, gain);
      }
    }
  }

  /**
   * In logarithms, since the product of many small probabilities is 0 to a machine.
   *
   * @param gain a place for each label, all 0 before and after: how much likelier the votes are if
   *     that is the item's label than if it is one that nobody gave
   */
  private void expect(int item, double[] gain) {
    var begin = ratings.begin(item);
    var end = ratings.end(item);
    for (var vote = begin; vote < end; vote++) {
      gain[ratings.labelAt(vote)] += Math.log1p(knowing[ratings.raterAt(vote)] / guess(vote));
    }
    var most = 0.0;
    for (var vote = begin; vote < end; vote++) {
      most = Math.max(most, gain[ratings.labelAt(vote)]);
    }
    var given = 0;
    var all = 0.0;
    for (var vote = begin; vote < end; vote++) {
      if (isFirst(vote, begin)) {
        given++;
        all += Math.exp(gain[ratings.labelAt(vote)] - most);
      }
    }
    all += (labels - given) * Math.exp(-most);
    for (var vote = begin; vote < end; vote++) {
      probability[vote] = Math.exp(gain[ratings.labelAt(vote)] - most) / all;
    }
    for (var vote = begin; vote < end; vote++) {
      gain[ratings.labelAt(vote)] = 0;
    }
  }

  /** Whether the vote is the first on its item that gives its label. */
  private boolean isFirst(int vote, int begin) {
    return vote == begin || ratings.labelAt(vote) != ratings.labelAt(vote - 1);
  }
}
