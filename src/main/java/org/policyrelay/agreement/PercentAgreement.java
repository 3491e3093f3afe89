package org.policyrelay.agreement;

/**
 * The share of all pairs of votes on an item that say the same, from 0 to 1: an item with more
 * votes has more pairs and counts for more. It says nothing of what chance would give (Artstein and
 * Poesio 2008, section 2.3; for two raters Holsti 1969).
 */
public final class PercentAgreement extends Measure {

  @Override
  Measured<Tally> tally(Ratings ratings) {
    return pairable(ratings).then(kinds -> Measured.known(new Counted(kinds)));
  }

  private record Counted(Kinds kinds) implements Tally {

    @Override
    public int[] times() {
      return kinds.times();
    }

    @Override
    public Measured<Double> at(int[] times) {
      var pairs = 0.0;
      var unequal = 0.0;
      for (var kind = 0; kind < times.length; kind++) {
        pairs += (double) times[kind] * kinds.votes(kind) * (kinds.votes(kind) - 1);
        unequal += times[kind] * kinds.unequalPairs(kind);
      }
      return Measured.known((pairs - unequal) / pairs);
    }
  }
}
