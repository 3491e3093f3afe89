package org.policyrelay.calibration.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.policyrelay.agreement.Ratings;
import org.policyrelay.agreement.report.AgreementReport;
import org.policyrelay.agreement.report.AgreementView;
import org.policyrelay.kernel.RefusedException;

/** As many ratings as can be measured at once, and more. */
class ManyRatingsTest {

  @Test
  @Timeout(60)
  void aHundredThousandItemsOfFiveRatersAreMeasured() {
    var random = new SplittableRandom(7);
    var ratings = new ArrayList<GivenRating>();
    for (var item = 0; item < Ratings.MOST_ITEMS; item++) {
      var right = random.nextInt(4);
      for (var rater = 0; rater < 5; rater++) {
        var label = random.nextInt(10) == 0 ? random.nextInt(4) : right;
        ratings.add(new GivenRating("item " + item, "rater " + rater, "label " + label));
      }
    }

    var report = AgreementView.of(AgreementReport.of(nominal(ratings).checked()));

    // (0.925² + 3 · 0.025² − 1/4) / (3/4) is 0.81
    assertThat(report.krippendorffAlpha()).isBetween(0.80, 0.82);
    assertThat(report.interval()).isNotNull();
    assertThat(report.undefined()).containsOnlyKeys("cohenKappa");
    assertThat(report.disputed()).hasSizeGreaterThan(30_000);
  }

  @Test
  void oneItemTooManyAndABrokenOneAreBothNamed() {
    var ratings = new ArrayList<GivenRating>();
    for (var item = 0; item <= Ratings.MOST_ITEMS; item++) {
      ratings.add(new GivenRating("item " + item, "a", 1));
    }
    ratings.add(new GivenRating("item 77", "", 1));

    assertThatThrownBy(() -> nominal(ratings).checked())
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.fields())
                    .extracting(fault -> fault.field() + " " + fault.code())
                    .containsExactly("ratings too-many", "ratings[100001].rater required"));
  }

  private static AgreementRequest nominal(List<GivenRating> ratings) {
    return new AgreementRequest("nominal", null, ratings);
  }
}
