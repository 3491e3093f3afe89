package org.policyrelay.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What comes from counts is what comes from looking at every pair of votes. */
class BruteForceTest {

  @Property
  void percentAgreement(@ForAll long seed) {
    var rows = Designs.random(seed);
    compare(
        new PercentAgreement().of(Designs.of(Scale.NOMINAL, rows)),
        PairByPair.percentAgreement(rows));
  }

  @Property
  void alpha(@ForAll long seed, @ForAll Scale scale) {
    var rows = Designs.random(seed);
    compare(new KrippendorffAlpha().of(Designs.of(scale, rows)), PairByPair.alpha(scale, rows));
  }

  @Property
  void fleiss(@ForAll long seed) {
    var rows = Designs.complete(seed, 4);
    compare(new FleissKappa().of(Designs.of(Scale.NOMINAL, rows)), PairByPair.fleiss(rows));
  }

  @Property
  void cohen(@ForAll long seed) {
    var rows = Designs.complete(seed, 2);
    var ratings = Designs.of(Scale.ORDINAL, rows);
    compare(
        new CohenKappa().of(ratings), PairByPair.cohen(rows, (one, other) -> one == other ? 0 : 1));
    compare(
        new CohenKappa(CohenKappa.Weights.LINEAR).of(ratings),
        PairByPair.cohen(rows, (one, other) -> Math.abs(one - other)));
    compare(
        new CohenKappa(CohenKappa.Weights.QUADRATIC).of(ratings),
        PairByPair.cohen(rows, (one, other) -> (one - other) * (one - other)));
  }

  @Property
  void ac1(@ForAll long seed) {
    var rows = Designs.random(seed);
    var labels = PairByPair.labels(rows).size();
    var ours = new GwetAc1().of(Designs.of(Scale.NOMINAL, rows));
    if (ours.toOptional().isPresent()) {
      compare(ours, PairByPair.ac1(rows, labels));
    } else {
      assertThat(labels < 2 || Double.isNaN(PairByPair.percentAgreement(rows))).isTrue();
    }
  }

  /** What is undefined for us is no number by the definition either. */
  private static void compare(Measured<Double> ours, double defined) {
    if (ours.toOptional().isPresent()) {
      assertThat(Designs.known(ours)).isCloseTo(defined, within(1e-12));
    } else {
      assertThat(defined).isNaN();
    }
  }
}
