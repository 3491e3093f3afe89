package org.policyrelay.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** The interval over items: reproducible, as wide as it should be, and undefined where it lies. */
class BootstrapTest {

  private static final int[][] ROWS = rows(60, 7);

  @Test
  void theSameSeedGivesTheSameIntervalOnHoweverManyThreads() throws Exception {
    var ratings = Designs.of(Scale.ORDINAL, ROWS);
    var bootstrap = new Bootstrap(500, 0.95, 42);
    var interval = bootstrap.of(new KrippendorffAlpha(), ratings);

    for (var threads : new int[] {1, 2, 7}) {
      var pool = new ForkJoinPool(threads);
      try {
        assertThat(pool.submit(() -> bootstrap.of(new KrippendorffAlpha(), ratings)).get())
            .isEqualTo(interval);
      } finally {
        pool.shutdown();
      }
    }
    assertThat(new Bootstrap(500, 0.95, 43).of(new KrippendorffAlpha(), ratings))
        .isNotEqualTo(interval);
  }

  /** The share of items that agree is binomial: its interval is known without a bootstrap. */
  @Test
  void theIntervalOfAShareIsThatOfTheBinomialDistribution() {
    var items = 400;
    var agreed = 300;
    var rows = new int[items][];
    for (var item = 0; item < items; item++) {
      rows[item] = new int[] {1, item < agreed ? 1 : 2};
    }

    var interval =
        new Bootstrap(20_000, 0.95, 1)
            .of(new PercentAgreement(), Designs.of(Scale.NOMINAL, rows))
            .toOptional()
            .orElseThrow();

    // quantiles 0.025 and 0.975 of Binomial(400, 0.75): 283 and 317
    assertThat(interval.lower() * items).isCloseTo(283, within(1.01));
    assertThat(interval.upper() * items).isCloseTo(317, within(1.01));
    assertThat(interval.level()).isEqualTo(0.95);
    assertThat(interval.resamples()).isEqualTo(20_000);
    assertThat(interval.left()).isZero();
  }

  /** In 400 studies of which the truth is known it holds it nearly as often as it says. */
  @Test
  void theIntervalHoldsTheTruthAsOftenAsItSays() {
    var truth =
        Designs.known(new KrippendorffAlpha().of(Designs.of(Scale.NOMINAL, rows(50_000, 0))));
    var held = 0;
    for (var study = 1; study <= 400; study++) {
      var interval =
          new Bootstrap(200, 0.9, study)
              .of(new KrippendorffAlpha(), Designs.of(Scale.NOMINAL, rows(80, study)))
              .toOptional()
              .orElseThrow();
      held += interval.lower() <= truth && truth <= interval.upper() ? 1 : 0;
    }
    assertThat(held).isBetween(340, 380);
  }

  @Test
  void aHigherLevelIsAWiderInterval() {
    var ratings = Designs.of(Scale.NOMINAL, ROWS);
    var narrow =
        new Bootstrap(300, 0.5, 3).of(new KrippendorffAlpha(), ratings).toOptional().orElseThrow();
    var wide =
        new Bootstrap(300, 0.99, 3).of(new KrippendorffAlpha(), ratings).toOptional().orElseThrow();

    assertThat(wide.lower()).isLessThan(narrow.lower());
    assertThat(wide.upper()).isGreaterThan(narrow.upper());
  }

  /** Of one resample both ends are its value, of two they are between the two. */
  @Test
  void endsLieBetweenValuesAsFarAsTheLevelSays() {
    var ratings = Designs.of(Scale.NOMINAL, ROWS);
    var one =
        new Bootstrap(1, 0.5, 3).of(new KrippendorffAlpha(), ratings).toOptional().orElseThrow();
    var two =
        new Bootstrap(2, 0.5, 3).of(new KrippendorffAlpha(), ratings).toOptional().orElseThrow();

    assertThat(one.lower()).isEqualTo(one.upper());
    // the first of the two is the one: a quarter of the way from one to the other is cut at each
    // end
    var width = two.upper() - two.lower();
    assertThat(width).isPositive();
    assertThat(Math.min(Math.abs(two.lower() - one.lower()), Math.abs(two.upper() - one.lower())))
        .isCloseTo(width / 2, within(1e-12));
  }

  @Test
  void whatIsUndefinedHasNoInterval() {
    var bootstrap = new Bootstrap(100, 0.95, 1);

    assertThat(
            bootstrap.of(
                new KrippendorffAlpha(), Designs.of(Scale.NOMINAL, new int[][] {{1, 0}, {0, 1}})))
        .isEqualTo(Measured.undefined(Reason.NO_SHARED_ITEM));
    assertThat(
            bootstrap.of(
                new KrippendorffAlpha(), Designs.of(Scale.NOMINAL, new int[][] {{1, 1}, {1, 1}})))
        .isEqualTo(Measured.undefined(Reason.ALL_LABELS_EQUAL));
    assertThat(
            bootstrap.of(
                new PercentAgreement(), Designs.of(Scale.NOMINAL, new int[][] {{1, 2}, {0, 2}})))
        .as("the one item that says something is drawn each time")
        .isEqualTo(Measured.undefined(Reason.ONE_ITEM));
  }

  @Test
  void resamplesThatAreUndefinedAreCountedAndAreNotTheMost() {
    var rows = new ArrayList<int[]>();
    for (var item = 0; item < 40; item++) {
      rows.add(new int[] {1, 1});
    }
    rows.add(new int[] {2, 2});

    // (40/41)^41 of them have no 2: 0.36
    var interval =
        new Bootstrap(1000, 0.95, 5)
            .of(new KrippendorffAlpha(), Designs.of(Scale.NOMINAL, rows.toArray(int[][]::new)))
            .toOptional()
            .orElseThrow();
    assertThat(interval.left()).isBetween(310, 420);
    assertThat(interval.resamples()).isEqualTo(1000 - interval.left());

    // both of two items are drawn twice as often as not: 1/2
    var seeds = new int[2];
    for (var seed = 0; seed < 50; seed++) {
      var two =
          new Bootstrap(101, 0.95, seed)
              .of(new KrippendorffAlpha(), Designs.of(Scale.NOMINAL, new int[][] {{1, 1}, {2, 2}}));
      if (two.toOptional().isPresent()) {
        assertThat(two.toOptional().orElseThrow().resamples()).isGreaterThan(50);
        seeds[0]++;
      } else {
        assertThat(two).isEqualTo(Measured.undefined(Reason.TOO_FEW_RESAMPLES));
        seeds[1]++;
      }
    }
    assertThat(Arrays.stream(seeds).min().orElseThrow()).isGreaterThan(10);
  }

  @Test
  void aResampleWithoutAPairLeavesAc1Undefined() {
    var rows = new int[][] {{1, 2}, {1, 0}, {0, 2}, {2, 0}};

    var interval = new Bootstrap(1000, 0.9, 2).of(new GwetAc1(), Designs.of(Scale.NOMINAL, rows));

    // (3/4)^4: 0.32
    assertThat(interval.toOptional().orElseThrow().left()).isBetween(260, 380);
  }

  @Test
  void whatIsNoBootstrapIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Bootstrap(0, 0.95, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Bootstrap(100_001, 0.95, 1));
    for (var level : new double[] {0, 1, -1, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Bootstrap(10, level, 1));
    }
    assertThat(new Bootstrap(100_000, 0.999, 1).resamples()).isEqualTo(100_000);
  }

  private static int[][] rows(int items, long seed) {
    var random = new SplittableRandom(seed);
    var rows = new int[items][4];
    for (var row : rows) {
      var right = 1 + random.nextInt(3);
      for (var rater = 0; rater < row.length; rater++) {
        row[rater] = random.nextDouble() < 0.7 ? right : 1 + random.nextInt(3);
      }
    }
    return rows;
  }
}
