package org.policyrelay.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyrelay.agreement.Designs.known;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be computed has its reason: no number stands for it, least of all 1. */
class UndefinedTest {

  static Stream<Measure> measures() {
    return Stream.of(
        new PercentAgreement(),
        new CohenKappa(),
        new FleissKappa(),
        new KrippendorffAlpha(),
        new GwetAc1());
  }

  @ParameterizedTest
  @MethodSource("measures")
  void withoutRatings(Measure measure) {
    assertThat(measure.of(Designs.of(Scale.NOMINAL)))
        .isEqualTo(Measured.undefined(Reason.NO_RATINGS));
  }

  @ParameterizedTest
  @MethodSource("measures")
  void withOneRater(Measure measure) {
    assertThat(measure.of(Designs.of(Scale.NOMINAL, new int[][] {{1}, {2}})))
        .isEqualTo(Measured.undefined(Reason.ONE_RATER));
  }

  @ParameterizedTest
  @MethodSource("measures")
  void withRatersWhoShareNoItem(Measure measure) {
    assertThat(measure.of(Designs.of(Scale.NOMINAL, new int[][] {{1, 0}, {0, 2}, {0, 1}})))
        .isEqualTo(Measured.undefined(Reason.NO_SHARED_ITEM));
  }

  @ParameterizedTest
  @EnumSource(Scale.class)
  void whereAllLabelsAreEqual(Scale scale) {
    int[][] equal = {{3, 3}, {3, 3}};

    assertThat(new PercentAgreement().of(Designs.of(scale, equal))).isEqualTo(Measured.known(1.0));
    for (var corrected :
        List.of(new CohenKappa(), new FleissKappa(), new KrippendorffAlpha(), new GwetAc1())) {
      assertThat(corrected.of(Designs.of(scale, equal)))
          .as(corrected.getClass().getSimpleName())
          .isEqualTo(Measured.undefined(Reason.ALL_LABELS_EQUAL));
    }
  }

  @ParameterizedTest
  @EnumSource(Scale.class)
  void aLabelThatOnlyALoneVoteGivesChangesNothing(Scale scale) {
    assertThat(new KrippendorffAlpha().of(Designs.of(scale, new int[][] {{3, 3}, {3, 3}, {1, 0}})))
        .isEqualTo(Measured.undefined(Reason.ALL_LABELS_EQUAL));
  }

  @Test
  void labelsThatCouldHaveBeenGivenMakeAgreementOnOneOfThemMoreThanChance() {
    var ratings =
        Ratings.of(
            Scale.NOMINAL,
            List.of("allow", "reject"),
            List.of(Rating.of("1", "a", "allow"), Rating.of("1", "b", "allow")));

    assertThat(new GwetAc1().of(ratings)).isEqualTo(Measured.known(1.0));
    assertThat(new KrippendorffAlpha().of(ratings))
        .isEqualTo(Measured.undefined(Reason.ALL_LABELS_EQUAL));
  }

  @Test
  void twoRatersWithALabelEachAgreeAsChanceWouldHaveThem() {
    var ratings = Designs.of(Scale.NOMINAL, new int[][] {{1, 2}, {1, 2}, {1, 2}});

    assertThat(new CohenKappa().of(ratings)).isEqualTo(Measured.known(0.0));
    assertThat(known(new KrippendorffAlpha().of(ratings))).isNegative();
  }

  @Test
  void kappaOfCohenIsOfTwoRatersAndTheirCommonItems() {
    int[][] three = {{1, 1, 1}, {2, 2, 2}, {1, 2, 0}};
    var ratings = Designs.of(Scale.NOMINAL, three);

    assertThat(new CohenKappa().of(ratings)).isEqualTo(Measured.undefined(Reason.NOT_TWO_RATERS));
    assertThat(new CohenKappa().of(ratings.only("rater 0", "rater 2")))
        .isEqualTo(Measured.known(1.0));
    assertThat(new CohenKappa().of(ratings.only("rater 0", "rater 1")))
        .isEqualTo(Measured.known(1 - 3 / 5.0));
  }

  @Test
  void labelsWithoutOrderCannotBeWeighed() {
    int[][] rows = {{1, 2}, {2, 2}};

    for (var weights : List.of(CohenKappa.Weights.LINEAR, CohenKappa.Weights.QUADRATIC)) {
      assertThat(new CohenKappa(weights).of(Designs.of(Scale.NOMINAL, rows)))
          .isEqualTo(Measured.undefined(Reason.NO_ORDER));
      assertThat(new CohenKappa(weights).of(Designs.of(Scale.ORDINAL, rows)))
          .isEqualTo(Measured.known(0.0));
    }
  }

  @Test
  void kappaOfFleissIsOfItemsWithTheSameNumberOfVotes() {
    assertThat(new FleissKappa().of(Designs.of(Scale.NOMINAL, new int[][] {{1, 1}, {2, 0}})))
        .isEqualTo(Measured.undefined(Reason.UNEQUAL_VOTES));
    assertThat(new FleissKappa().of(Designs.of(Scale.NOMINAL, new int[][] {{1, 1, 0}, {2, 2, 2}})))
        .isEqualTo(Measured.undefined(Reason.UNEQUAL_VOTES));
    assertThat(new FleissKappa().of(Designs.of(Scale.NOMINAL, new int[][] {{1, 1, 0}, {2, 0, 2}})))
        .as("whoever gave them")
        .isEqualTo(Measured.known(1.0));
  }

  @Test
  void whatIsComputedFromSomethingUndefinedIsUndefinedForTheSameReason() {
    Measured<Double> undefined = Measured.undefined(Reason.ONE_ITEM);

    assertThat(undefined.then(value -> Measured.known("x")).whyNot()).contains(Reason.ONE_ITEM);
    assertThat(undefined.toOptional()).isEmpty();
    assertThat(Measured.known(2).then(value -> Measured.known(value + 1)).toOptional()).contains(3);
    assertThat(Measured.known(2).whyNot()).isEmpty();
  }

  @Test
  void reasonsHaveACodeForProgramsAndWordsForPeople() {
    assertThat(Reason.ALL_LABELS_EQUAL.code()).isEqualTo("all-labels-equal");
    assertThat(Reason.ALL_LABELS_EQUAL.text()).isEqualTo("all labels are equal");
    assertThat(Scale.ORDINAL.code()).isEqualTo("ordinal");
  }
}
