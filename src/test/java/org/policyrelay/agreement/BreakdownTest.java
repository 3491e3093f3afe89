package org.policyrelay.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Agreement by label, rater and item, and of so many kinds of items that tables grow. */
class BreakdownTest {

  /** Rater 2 says otherwise in each item that has two others. */
  private static final int[][] ROWS = {{1, 1, 2}, {2, 2, 1}, {3, 3, 3}, {1, 1, 0}, {0, 0, 4}};

  @Test
  void aRaterIsComparedWithTheOthersAndLeftOut() {
    var raters = RaterAgreement.of(Designs.of(Scale.NOMINAL, ROWS));

    assertThat(raters).extracting(RaterAgreement::rater).contains("rater 0", "rater 1", "rater 2");
    var odd =
        raters.stream().filter(one -> one.rater().equals("rater 2")).findFirst().orElseThrow();
    assertThat(odd.votes()).isEqualTo(4);
    assertThat(odd.withOthers()).isEqualTo(Measured.known(2 / 6.0));
    assertThat(odd.alphaWithout()).isEqualTo(Measured.known(1.0));
    var other =
        raters.stream().filter(one -> one.rater().equals("rater 0")).findFirst().orElseThrow();
    assertThat(other.votes()).isEqualTo(4);
    assertThat(other.withOthers()).isEqualTo(Measured.known(5 / 7.0));
    assertThat(Designs.known(other.alphaWithout())).isLessThan(0.5);
  }

  @Test
  void aRaterWhoSharesNothingIsComparedWithNobody() {
    var raters = RaterAgreement.of(Designs.of(Scale.NOMINAL, new int[][] {{1, 2, 0}, {0, 0, 1}}));

    assertThat(raters).last().extracting(RaterAgreement::rater).isEqualTo("rater 2");
    assertThat(raters)
        .last()
        .extracting(RaterAgreement::withOthers)
        .isEqualTo(Measured.undefined(Reason.SHARES_NO_ITEM));
  }

  @Test
  void aLabelThatOnlyLoneVotesGiveIsSaidToBeUnused() {
    var labels = LabelAgreement.of(Designs.of(Scale.NOMINAL, ROWS));

    assertThat(labels).extracting(one -> one.label().text()).containsExactly("1", "2", "3", "4");
    assertThat(labels).extracting(LabelAgreement::votes).containsExactly(5L, 3L, 3L, 0L);
    assertThat(labels.get(2).specific()).isEqualTo(Measured.known(1.0));
    assertThat(labels.get(2).alpha()).isEqualTo(Measured.known(1.0));
    assertThat(labels.get(0).specific()).isEqualTo(Measured.known(4 / 8.0));
    assertThat(labels.get(3).specific()).isEqualTo(Measured.undefined(Reason.LABEL_NOT_USED));
    assertThat(labels.get(3).alpha()).isEqualTo(Measured.undefined(Reason.LABEL_NOT_USED));
  }

  @Test
  void aLabelOfRatersWhoShareNothingSaysWhy() {
    var labels = LabelAgreement.of(Designs.of(Scale.NOMINAL, new int[][] {{1, 0}, {0, 1}}));

    assertThat(labels.get(0).alpha()).isEqualTo(Measured.undefined(Reason.NO_SHARED_ITEM));
    assertThat(labels.get(0).specific()).isEqualTo(Measured.undefined(Reason.NO_SHARED_ITEM));
  }

  @Test
  void theOnlyLabelIsAgreedOnAndNoBetterThanChance() {
    var labels = LabelAgreement.of(Designs.of(Scale.NOMINAL, new int[][] {{1, 1}, {1, 1}}));

    assertThat(labels.get(0).specific()).isEqualTo(Measured.known(1.0));
    assertThat(labels.get(0).alpha()).isEqualTo(Measured.undefined(Reason.ALL_LABELS_EQUAL));
  }

  @Test
  void theWorstDisputeIsFirst() {
    int[][] rows = {{1, 1, 1}, {1, 2, 2}, {1, 5, 3}, {4, 4, 5}, {5, 0, 0}};

    var disputes = Dispute.of(Designs.of(Scale.INTERVAL, rows));

    assertThat(disputes).extracting(Dispute::item).containsExactly("item 2", "item 1", "item 3");
    assertThat(disputes.get(0).agreement()).isZero();
    assertThat(disputes.get(1).agreement()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(disputes.get(1).votes())
        .isEqualTo(Map.of(new Label.Value(1), 1, new Label.Value(2), 2));
    assertThat(disputes.get(1).votes().keySet()).first().isEqualTo(new Label.Value(1));
    assertThat(disputes.get(0).disagreement())
        .isCloseTo(12 * disputes.get(1).disagreement(), within(1e-9));
    assertThat(Dispute.of(Designs.of(Scale.NOMINAL))).isEqualTo(List.of());
    assertThat(Dispute.of(Designs.of(Scale.NOMINAL, new int[][] {{1, 0}, {0, 2}}))).isEmpty();
  }

  /** No two items alike: sums over 4,000 values against the 16 million pairs of them. */
  @Test
  void itemsThatAllDifferAreAsManyKinds() {
    var random = new SplittableRandom(9);
    var rows = new int[2_000][2];
    for (var row : rows) {
      row[0] = 1 + random.nextInt(1_000_000);
      row[1] = Math.max(1, row[0] + random.nextInt(400_000) - 200_000);
    }

    for (var scale : Scale.values()) {
      var kinds = Kinds.of(Designs.of(scale, rows), 2);
      assertThat(kinds.size()).isEqualTo(2_000);
      assertThat(kinds.times()).containsOnly(1);
      var twice = Kinds.of(Designs.of(scale, Designs.twice(rows)), 2);
      assertThat(twice.size()).isEqualTo(2_000);
      assertThat(twice.times()).containsOnly(2);
    }
    assertThat(Designs.known(new KrippendorffAlpha().of(Designs.of(Scale.INTERVAL, rows))))
        .isCloseTo(PairByPair.alpha(Scale.INTERVAL, rows), within(1e-9));
    assertThat(Designs.known(new KrippendorffAlpha().of(Designs.of(Scale.NOMINAL, rows))))
        .isCloseTo(PairByPair.alpha(Scale.NOMINAL, rows), within(1e-9));
    assertThat(
            Designs.known(
                new CohenKappa(CohenKappa.Weights.LINEAR).of(Designs.of(Scale.INTERVAL, rows))))
        .isCloseTo(PairByPair.cohen(rows, (one, other) -> Math.abs(one - other)), within(1e-9));
  }
}
