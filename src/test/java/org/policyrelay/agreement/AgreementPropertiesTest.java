package org.policyrelay.agreement;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.policyrelay.agreement.Designs.known;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;

/** What must hold of any ratings. */
class AgreementPropertiesTest {

  private static final Offset<Double> NOTHING = within(1e-9);
  private static final List<Measure> MEASURES =
      List.of(
          new PercentAgreement(),
          new CohenKappa(),
          new CohenKappa(CohenKappa.Weights.LINEAR),
          new CohenKappa(CohenKappa.Weights.QUADRATIC),
          new FleissKappa(),
          new KrippendorffAlpha(),
          new GwetAc1());

  @Property(tries = 300)
  void nothingDependsOnTheOrderOfTheRatings(@ForAll long seed, @ForAll Scale scale) {
    var ratings = Designs.list(Designs.random(seed));
    var mixed = new ArrayList<>(ratings);
    Collections.shuffle(mixed, new Random(seed));

    var one = Ratings.of(scale, ratings);
    var other = Ratings.of(scale, mixed);
    MEASURES.forEach(measure -> same(measure.of(one), measure.of(other)));
    assertThat(RaterAgreement.of(other)).hasSameElementsAs(RaterAgreement.of(one));
    assertThat(LabelAgreement.of(other)).isEqualTo(LabelAgreement.of(one));
    assertThat(Dispute.of(other)).isEqualTo(Dispute.of(one));
  }

  @Property(tries = 300)
  void anIntervalDoesNotDependOnTheOrderOfTheRatings(@ForAll long seed, @ForAll Scale scale) {
    var ratings = Designs.list(Designs.random(seed));
    var mixed = new ArrayList<>(ratings);
    Collections.shuffle(mixed, new Random(seed));
    var bootstrap = new Bootstrap(50, 0.9, seed);

    for (var measure : List.of(new KrippendorffAlpha(), new GwetAc1(), new PercentAgreement())) {
      assertThat(bootstrap.of(measure, Ratings.of(scale, mixed)))
          .isEqualTo(bootstrap.of(measure, Ratings.of(scale, ratings)));
    }
  }

  @Property
  void labelsOfANominalScaleMayHaveAnyNames(@ForAll long seed) {
    var rows = Designs.random(seed);
    var one = Designs.of(Scale.NOMINAL, rows);
    var other = Designs.of(Scale.NOMINAL, Designs.mapped(rows, 40, 7, 1, 99, 8));

    MEASURES.forEach(measure -> same(measure.of(one), measure.of(other)));
  }

  @Property
  void raisingLabelsOfAnOrdinalScaleChangesNoAlpha(@ForAll long seed) {
    var rows = Designs.random(seed);

    same(
        new KrippendorffAlpha().of(Designs.of(Scale.ORDINAL, rows)),
        new KrippendorffAlpha()
            .of(Designs.of(Scale.ORDINAL, Designs.mapped(rows, 1, 5, 6, 70, 800))));
  }

  @Property
  void unitAndOriginOfAnIntervalScaleChangeNothing(
      @ForAll long seed,
      @ForAll @DoubleRange(min = -100, max = 100) double origin,
      @ForAll @DoubleRange(min = 0.1, max = 1000) double unit) {
    var ratings = Designs.list(Designs.random(seed));
    var moved =
        ratings.stream()
            .map(one -> new Rating(one.item(), one.rater(), moved(one.label(), origin, unit)))
            .toList();

    var one = Ratings.of(Scale.INTERVAL, ratings);
    var other = Ratings.of(Scale.INTERVAL, moved);
    MEASURES.forEach(measure -> same(measure.of(one), measure.of(other)));
  }

  private static Label moved(@Nullable Label label, double by, double unit) {
    return new Label.Value(((Label.Value) requireNonNull(label)).number() * unit + by);
  }

  @Property
  void everyItemTwiceChangesOnlyWhatCountsThatAVoteIsNotPairedWithItself(
      @ForAll long seed, @ForAll Scale scale) {
    var rows = Designs.random(seed);
    var once = Designs.of(scale, rows);
    var twice = Designs.of(scale, Designs.twice(rows));

    for (var measure : MEASURES) {
      if (measure instanceof KrippendorffAlpha) {
        var alpha = measure.of(once);
        if (alpha.toOptional().isPresent()) {
          var votes = LabelAgreement.of(once).stream().mapToLong(LabelAgreement::votes).sum();
          assertThat(1 - known(measure.of(twice)))
              .isCloseTo((1 - known(alpha)) * (2 * votes - 1) / (2 * votes - 2), NOTHING);
        } else {
          assertThat(measure.of(twice)).isEqualTo(alpha);
        }
      } else {
        same(measure.of(once), measure.of(twice));
      }
    }
  }

  @Property
  void whoAgreeOnEverythingHaveOne(
      @ForAll Scale scale, @ForAll @IntRange(min = 2, max = 6) int raters) {
    var rows = new int[4][raters];
    for (var item = 0; item < rows.length; item++) {
      Arrays.fill(rows[item], 1 + item % 3);
    }

    for (var measure : MEASURES) {
      measure
          .of(Designs.of(scale, rows))
          .toOptional()
          .ifPresent(one -> assertThat(one).isEqualTo(1));
    }
    assertThat(new KrippendorffAlpha().of(Designs.of(scale, rows))).isEqualTo(Measured.known(1.0));
    assertThat(Dispute.of(Designs.of(scale, rows))).isEmpty();
  }

  @Property
  void twoLabelsAreAsFarApartOnEachScale(@ForAll long seed) {
    var rows = Designs.mapped(Designs.random(seed), 1, 2, 1, 2, 1);
    var nominal = new KrippendorffAlpha().of(Designs.of(Scale.NOMINAL, rows));

    same(nominal, new KrippendorffAlpha().of(Designs.of(Scale.ORDINAL, rows)));
    same(nominal, new KrippendorffAlpha().of(Designs.of(Scale.INTERVAL, rows)));
  }

  @Property
  void nothingIsMoreThanOneOrNoNumber(@ForAll long seed, @ForAll Scale scale) {
    var ratings = Designs.of(scale, Designs.random(seed));

    for (var measure : MEASURES) {
      measure
          .of(ratings)
          .toOptional()
          .ifPresent(one -> assertThat(one).isFinite().isLessThanOrEqualTo(1));
    }
    new PercentAgreement()
        .of(ratings)
        .toOptional()
        .ifPresent(one -> assertThat(one).isNotNegative());
  }

  @Property
  void theDisagreementOfAllItemsTogetherIsWhatAlphaHasOfThem(
      @ForAll long seed, @ForAll Scale scale) {
    var rows = Designs.complete(seed, 3);
    var alpha = new KrippendorffAlpha().of(Designs.of(scale, rows));
    Assume.that(alpha.toOptional().isPresent());

    var mean =
        Dispute.of(Designs.of(scale, rows)).stream().mapToDouble(Dispute::disagreement).sum()
            / rows.length;

    assertThat(1 - mean).isCloseTo(known(alpha), NOTHING);
  }

  @Property
  void ofTwoLabelsEachHasTheAlphaOfBoth(@ForAll long seed) {
    var ratings = Designs.of(Scale.NOMINAL, Designs.mapped(Designs.random(seed), 1, 2, 1, 2, 1));
    var alpha = new KrippendorffAlpha().of(ratings);
    Assume.that(alpha.toOptional().isPresent());

    for (var label : LabelAgreement.of(ratings)) {
      same(alpha, label.alpha());
    }
  }

  private static void same(Measured<Double> one, Measured<Double> other) {
    assertThat(other.whyNot()).isEqualTo(one.whyNot());
    one.toOptional().ifPresent(value -> assertThat(known(other)).isCloseTo(value, NOTHING));
  }
}
