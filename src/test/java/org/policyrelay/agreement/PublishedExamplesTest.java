package org.policyrelay.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.policyrelay.agreement.Designs.known;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the papers print comes out, to the last decimal that they print. */
class PublishedExamplesTest {

  /** Krippendorff 2011, section C: four observers, twelve units, the last of which has one vote. */
  private static final int[][] KRIPPENDORFF = {
    {1, 1, 0, 1}, {2, 2, 3, 2}, {3, 3, 3, 3}, {3, 3, 3, 3}, {2, 2, 2, 2}, {1, 2, 3, 4},
    {4, 4, 4, 4}, {1, 1, 2, 1}, {2, 2, 2, 2}, {0, 5, 5, 5}, {0, 0, 1, 1}, {0, 3, 0, 0}
  };

  /** Fleiss 1971, table 1: how many of six psychiatrists made each of five diagnoses. */
  private static final int[][] FLEISS = {
    {0, 0, 0, 6, 0}, {0, 3, 0, 0, 3}, {0, 1, 4, 0, 1}, {0, 0, 0, 0, 6}, {0, 3, 0, 3, 0},
    {2, 0, 4, 0, 0}, {0, 0, 4, 0, 2}, {2, 0, 3, 1, 0}, {2, 0, 0, 4, 0}, {0, 0, 0, 0, 6},
    {1, 0, 0, 5, 0}, {1, 1, 0, 4, 0}, {0, 3, 3, 0, 0}, {1, 0, 0, 5, 0}, {0, 2, 0, 3, 1},
    {0, 0, 5, 0, 1}, {3, 0, 0, 1, 2}, {5, 1, 0, 0, 0}, {0, 2, 0, 4, 0}, {1, 0, 2, 0, 3},
    {0, 0, 0, 0, 6}, {0, 1, 0, 5, 0}, {0, 2, 0, 1, 3}, {2, 0, 0, 4, 0}, {1, 0, 0, 4, 1},
    {0, 5, 0, 1, 0}, {4, 0, 0, 0, 2}, {0, 2, 0, 4, 0}, {1, 0, 5, 0, 0}, {0, 0, 0, 0, 6}
  };

  /** Cohen 1960, p. 45: proportions of 200 patients, here their number. */
  private static final int[][] COHEN = {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}};

  @ParameterizedTest
  @CsvSource({"NOMINAL, 0.743", "ORDINAL, 0.815", "INTERVAL, 0.849"})
  void krippendorff2011WithVotesMissing(Scale scale, double printed) {
    assertThat(known(new KrippendorffAlpha().of(Designs.of(scale, KRIPPENDORFF))))
        .isCloseTo(printed, within(0.0005));
  }

  /** Krippendorff 2011, section A: two observers, ten units, two labels. */
  @Test
  void krippendorff2011WithTwoObservers() {
    int[][] rows = {{1, 2}, {2, 2}, {1, 2}, {1, 1}, {1, 1}, {1, 2}, {1, 1}, {1, 1}, {2, 1}, {1, 1}};

    assertThat(known(new KrippendorffAlpha().of(Designs.of(Scale.NOMINAL, rows))))
        .isCloseTo(0.095, within(0.0005));
  }

  @Test
  void fleiss1971() {
    assertThat(known(new FleissKappa().of(fleiss(0)))).isCloseTo(0.430, within(0.0005));
    assertThat(known(new PercentAgreement().of(fleiss(0)))).isCloseTo(0.556, within(0.0005));
  }

  /**
   * Kappa of one diagnosis is that of it and all others. As R's package irr prints them; Fleiss had
   * rounded before: 0.248, 0.248, 0.517, 0.470, 0.565.
   */
  @ParameterizedTest
  @CsvSource({"1, 0.245", "2, 0.245", "3, 0.520", "4, 0.471", "5, 0.566"})
  void fleiss1971OfOneDiagnosis(int diagnosis, double printed) {
    var alone = known(new FleissKappa().of(fleiss(diagnosis)));

    assertThat(alone).isCloseTo(printed, within(0.0005));
    // with n − 1 for n, which is all that alpha has different
    var alpha = known(LabelAgreement.of(fleiss(0)).get(diagnosis - 1).alpha());
    assertThat(1 - alpha).isCloseTo((1 - alone) * 179 / 180, within(1e-12));
  }

  /**
   * @param alone the diagnosis beside which all others are one, 0 for none
   */
  private static Ratings fleiss(int alone) {
    var ratings = new ArrayList<Rating>();
    for (var patient = 0; patient < FLEISS.length; patient++) {
      var psychiatrist = 0;
      for (var diagnosis = 1; diagnosis <= FLEISS[patient].length; diagnosis++) {
        for (var vote = 0; vote < FLEISS[patient][diagnosis - 1]; vote++) {
          var label = alone == 0 || alone == diagnosis ? diagnosis : 0;
          ratings.add(Rating.of("patient " + patient, "rater " + psychiatrist++, label));
        }
      }
    }
    return Ratings.of(Scale.NOMINAL, ratings);
  }

  @Test
  void cohen1960() {
    var ratings = Designs.of(Scale.NOMINAL, Designs.ofCounts(COHEN));

    assertThat(known(new PercentAgreement().of(ratings))).isCloseTo(0.70, within(1e-12));
    assertThat(known(new CohenKappa().of(ratings))).isCloseTo(0.492, within(0.0005));
  }

  /**
   * Artstein and Poesio 2008, table 7, with the distances of table 8, which are those of a line
   * with Chck in the middle: 0.8163, and 0.8013 where all differences weigh the same.
   */
  @Test
  void artsteinAndPoesio2008() {
    int[][] statChckIreq = {{46, 0, 0}, {0, 10, 0}, {6, 6, 32}};
    var ratings = Designs.of(Scale.ORDINAL, Designs.ofCounts(statChckIreq));

    assertThat(known(new CohenKappa(CohenKappa.Weights.LINEAR).of(ratings)))
        .isCloseTo(0.8163, within(0.00005));
    assertThat(known(new CohenKappa().of(ratings))).isCloseTo(0.8013, within(0.00005));
  }

  /**
   * Agresti, Categorical Data Analysis (1990), section 10.5, after Hout and others 1987: 91 couples
   * say how often they have fun. The documentation of R's package vcd prints 0.1293 and 0.2374.
   */
  @ParameterizedTest
  @CsvSource({"NONE, 0.1293", "LINEAR, 0.2374"})
  void agresti1990(CohenKappa.Weights weights, double printed) {
    int[][] counts = {{7, 7, 2, 3}, {2, 8, 3, 7}, {1, 5, 4, 9}, {2, 8, 9, 14}};
    var ratings = Designs.of(Scale.ORDINAL, Designs.ofCounts(counts));

    assertThat(known(new CohenKappa(weights).of(ratings))).isCloseTo(printed, within(0.00005));
  }

  /** Gwet 2008, table 2: two raters agree on 118 of 125, and kappa is below chance. */
  @Test
  void gwet2008() {
    var ratings = Designs.of(Scale.NOMINAL, Designs.ofCounts(new int[][] {{118, 5}, {2, 0}}));

    assertThat(known(new GwetAc1().of(ratings))).isCloseTo(0.9408, within(0.00005));
    assertThat(known(new CohenKappa().of(ratings))).isCloseTo(-0.0234, within(0.00005));
    assertThat(known(new FleissKappa().of(ratings)))
        .as("Scott's pi")
        .isCloseTo(-0.0288, within(0.00005));
  }

  /** Gwet 2014, section 2.4, the data of Krippendorff: AC1 0.7754, alpha 0.7434. */
  @Test
  void gwet2014WithVotesMissing() {
    var ratings = Designs.of(Scale.NOMINAL, KRIPPENDORFF);

    assertThat(known(new GwetAc1().of(ratings))).isCloseTo(0.7754, within(0.00005));
    assertThat(known(new KrippendorffAlpha().of(ratings))).isCloseTo(0.7434, within(0.00005));
  }

  /** Cicchetti and Feinstein 1990: positive and negative agreement, 2a/(2a+b+c) each. */
  @Test
  void cicchettiAndFeinstein1990() {
    var ratings = Designs.of(Scale.NOMINAL, Designs.ofCounts(new int[][] {{118, 5}, {2, 0}}));

    assertThat(LabelAgreement.of(ratings))
        .extracting(LabelAgreement::specific)
        .containsExactly(Measured.known(236.0 / 243), Measured.known(0.0));
  }
}
