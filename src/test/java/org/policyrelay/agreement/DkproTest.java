package org.policyrelay.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.dkpro.statistics.agreement.IAgreementMeasure;
import org.dkpro.statistics.agreement.InsufficientDataException;
import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.CohenKappaAgreement;
import org.dkpro.statistics.agreement.coding.FleissKappaAgreement;
import org.dkpro.statistics.agreement.coding.KrippendorffAlphaAgreement;
import org.dkpro.statistics.agreement.coding.PercentageAgreement;
import org.dkpro.statistics.agreement.coding.WeightedKappaAgreement;
import org.dkpro.statistics.agreement.distance.IDistanceFunction;
import org.dkpro.statistics.agreement.distance.IntervalDistanceFunction;
import org.dkpro.statistics.agreement.distance.NominalDistanceFunction;
import org.dkpro.statistics.agreement.distance.OrdinalDistanceFunction;
import org.junit.jupiter.api.Test;

/**
 * On a thousand random designs each coefficient is that of DKPro Statistics 2.2.1, where DKPro has
 * it and it is defined. Its percent agreement and Fleiss' kappa weigh items otherwise where votes
 * are missing, and Cohen's kappa is of complete designs only: those are compared on complete ones.
 * What is undefined is in tests of its own.
 */
class DkproTest {

  private static final int DESIGNS = 1_000;

  @Test
  void alphaIsEqualOnAThousandDesignsWithVotesMissing() {
    var compared = 0;
    for (var seed = 0; seed < DESIGNS; seed++) {
      var rows = Designs.random(seed);
      for (var scale : Scale.values()) {
        compared +=
            compare(
                new KrippendorffAlpha().of(Designs.of(scale, rows)),
                new KrippendorffAlphaAgreement(study(rows), distance(scale)));
      }
    }
    assertThat(compared).isGreaterThan(2_500);
  }

  @Test
  void theRestIsEqualOnAThousandCompleteDesigns() {
    var compared = 0;
    for (var seed = 0; seed < DESIGNS; seed++) {
      var rows = Designs.complete(seed, 2 + seed % 5);
      var ratings = Designs.of(Scale.NOMINAL, rows);
      compared += compare(new FleissKappa().of(ratings), new FleissKappaAgreement(study(rows)));
      if (PairByPair.labels(rows).size() > 1) {
        compared +=
            compare(new PercentAgreement().of(ratings), new PercentageAgreement(study(rows)));
      }
    }
    assertThat(compared).isGreaterThan(1_900);
  }

  @Test
  void kappaOfTwoRatersIsEqualOnAThousandDesigns() {
    var compared = 0;
    for (var seed = 0; seed < DESIGNS; seed++) {
      var rows = Designs.complete(seed, 2);
      var ratings = Designs.of(Scale.ORDINAL, rows);
      compared += compare(new CohenKappa().of(ratings), new CohenKappaAgreement(study(rows)));
      compared +=
          compare(
              new CohenKappa(CohenKappa.Weights.LINEAR).of(ratings),
              new WeightedKappaAgreement(study(rows), apart(1)));
      compared +=
          compare(
              new CohenKappa(CohenKappa.Weights.QUADRATIC).of(ratings),
              new WeightedKappaAgreement(study(rows), apart(2)));
    }
    assertThat(compared).isGreaterThan(2_800);
  }

  /** Ours is undefined for raters who share no item; DKPro's is not a number. */
  @Test
  void dkproHasNoNumberForRatersWhoShareNoItem() {
    int[][] rows = {{1, 0}, {0, 2}, {2, 0}};

    assertThat(
            new KrippendorffAlphaAgreement(study(rows), new NominalDistanceFunction())
                .calculateAgreement())
        .isNaN();
    assertThat(new PercentageAgreement(study(rows)).calculateAgreement()).isNaN();
  }

  /**
   * Ours is undefined where all votes that can be compared are equal; DKPro's is 0 if others are.
   */
  @Test
  void dkproHasZeroForPerfectAgreementBesideALoneVote() {
    int[][] rows = {{1, 1}, {1, 1}, {2, 0}};

    assertThat(
            new KrippendorffAlphaAgreement(study(rows), new NominalDistanceFunction())
                .calculateAgreement())
        .isZero();
  }

  @Test
  void dkproRefusesWhereAllLabelsAreEqual() {
    var alpha =
        new KrippendorffAlphaAgreement(
            study(new int[][] {{1, 1}, {1, 1}}), new NominalDistanceFunction());

    assertThatThrownBy(alpha::calculateAgreement).isInstanceOf(InsufficientDataException.class);
  }

  /**
   * DKPro divides observed distances by the largest that was observed and expected ones by the
   * largest that could be, unless none is above 1: its weighted kappa is compared with such alone.
   */
  @Test
  void dkproWeighsOtherwiseWhereLabelsThatAreFarApartAreNeverOfOneItem() {
    int[][] rows = {{1, 2}, {2, 2}, {3, 3}, {2, 1}};

    assertThat(
            new WeightedKappaAgreement(study(rows), new IntervalDistanceFunction())
                .calculateAgreement())
        .isNotCloseTo(
            PairByPair.cohen(rows, (one, other) -> (one - other) * (one - other)), within(0.1));
  }

  /** 1 where both are defined and were compared. */
  private static int compare(Measured<Double> ours, IAgreementMeasure theirs) {
    if (ours.toOptional().isEmpty()) {
      return 0;
    }
    assertThat(Designs.known(ours)).isCloseTo(theirs.calculateAgreement(), within(1e-9));
    return 1;
  }

  private static CodingAnnotationStudy study(int[][] rows) {
    var study = new CodingAnnotationStudy(rows[0].length);
    for (var row : rows) {
      study.addItemAsArray(
          Arrays.stream(row).mapToObj(one -> one == 0 ? null : one).toArray(Integer[]::new));
    }
    return study;
  }

  private static IDistanceFunction distance(Scale scale) {
    return switch (scale) {
      case NOMINAL -> new NominalDistanceFunction();
      case ORDINAL -> new OrdinalDistanceFunction();
      case INTERVAL -> new IntervalDistanceFunction();
    };
  }

  /** At most 1 for labels of 1 to 6. */
  private static IDistanceFunction apart(int power) {
    return (study, one, other) -> Math.pow(Math.abs((Integer) one - (Integer) other) / 5.0, power);
  }
}
