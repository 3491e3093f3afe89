package org.policyrelay.agreement;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The percentile interval of the bootstrap over items: as many items are drawn with replacement as
 * there are, the coefficient is computed anew, and of many such values the middle part is taken
 * (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13). Items that the
 * coefficient does not use are not drawn.
 *
 * <p>The same seed gives the same interval, in whatever order ratings came in and on however many
 * threads it is computed: each resample has its own generator, a {@link SplittableRandom}
 * (SplitMix64) whose seed is drawn from that of {@code seed} in the order of the resamples.
 *
 * @param resamples how many, 1 to 100,000; a thousand for a level of 0.95
 * @param level between 0 and 1, both excluded
 */
public record Bootstrap(int resamples, double level, long seed) {

  private static final int MOST_RESAMPLES = 100_000;

  public Bootstrap {
    if (resamples < 1 || resamples > MOST_RESAMPLES) {
      throw new IllegalArgumentException("resamples must be 1 to " + MOST_RESAMPLES);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be between 0 and 1");
    }
  }

  /**
   * The interval, undefined where the coefficient is, where it rests on one item (which says
   * nothing of others), and where more than half of the resamples leave it undefined.
   */
  public Measured<ConfidenceInterval> of(Measure measure, Ratings ratings) {
    return measure.tally(ratings).then(tally -> tally.at(tally.times()).then(value -> of(tally)));
  }

  private Measured<ConfidenceInterval> of(Tally tally) {
    var kindOf = kindOfEachItem(tally.times());
    if (kindOf.length < 2) {
      return Measured.undefined(Reason.ONE_ITEM);
    }
    var seeds = new SplittableRandom(seed).longs(resamples).toArray();
    var kinds = tally.times().length;
    var values =
        IntStream.range(0, resamples)
            .parallel()
            .mapToObj(one -> tally.at(draw(kindOf, kinds, new SplittableRandom(seeds[one]))))
            .flatMap(value -> value.toOptional().stream())
            .mapToDouble(Double::doubleValue)
            .toArray();
    if (2 * values.length < resamples) {
      return Measured.undefined(Reason.TOO_FEW_RESAMPLES);
    }
    Arrays.sort(values);
    return Measured.known(
        new ConfidenceInterval(
            quantile(values, (1 - level) / 2),
            quantile(values, (1 + level) / 2),
            level,
            values.length,
            resamples - values.length));
  }

  private static int[] kindOfEachItem(int[] times) {
    var kindOf = new int[Arrays.stream(times).sum()];
    var item = 0;
    for (var kind = 0; kind < times.length; kind++) {
      Arrays.fill(kindOf, item, item + times[kind], kind);
      item += times[kind];
    }
    return kindOf;
  }

  private static int[] draw(int[] kindOf, int kinds, SplittableRandom random) {
    var times = new int[kinds];
    for (var item = 0; item < kindOf.length; item++) {
      times[kindOf[below(kindOf.length, random)]]++;
    }
    return times;
  }

  /**
   * By multiplication, and not by the generator's own method, which a version of Java may do
   * otherwise. With 100,000 items none is drawn more often than another by more than 1 in 40,000.
   */
  private static int below(int bound, SplittableRandom random) {
    return (int) ((random.nextLong() >>> 32) * bound >>> 32);
  }

  /** Between two values as far as the share says: definition 7 of Hyndman and Fan 1996. */
  private static double quantile(double[] sorted, double share) {
    var place = share * (sorted.length - 1);
    var below = (int) place;
    var above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
