package org.policyrelay.agreement.report;

import java.util.List;
import org.policyrelay.agreement.Bootstrap;
import org.policyrelay.agreement.CohenKappa;
import org.policyrelay.agreement.ConfidenceInterval;
import org.policyrelay.agreement.Dispute;
import org.policyrelay.agreement.FleissKappa;
import org.policyrelay.agreement.GwetAc1;
import org.policyrelay.agreement.KrippendorffAlpha;
import org.policyrelay.agreement.Measured;
import org.policyrelay.agreement.PercentAgreement;
import org.policyrelay.agreement.Ratings;

/**
 * How far raters agree, by every coefficient that there is; each may be undefined for a reason of
 * its own.
 *
 * @param cohenKappa of two raters, unweighted
 * @param fleissKappa of items that all have the same number of votes
 * @param interval of Krippendorff's alpha
 * @param disputed what was labelled in two ways at least, the worst first
 */
public record AgreementReport(
    Measured<Double> percentAgreement,
    Measured<Double> cohenKappa,
    Measured<Double> fleissKappa,
    Measured<Double> krippendorffAlpha,
    Measured<Double> gwetAc1,
    Measured<ConfidenceInterval> interval,
    List<Dispute> disputed) {

  /** How many resamples of the items the interval rests on. */
  public static final int RESAMPLES = 1000;

  /** How often such an interval holds the true value. */
  public static final double LEVEL = 0.95;

  /** Fixed, so that the same question has the same answer. */
  public static final long SEED = 2011;

  /** Within seconds for 100,000 items of five votes. */
  public static AgreementReport of(Ratings ratings) {
    return of(ratings, SEED);
  }

  /**
   * The same for ratings that have a seed of their own.
   *
   * @param seed by which the items of the interval are drawn
   */
  public static AgreementReport of(Ratings ratings, long seed) {
    var alpha = new KrippendorffAlpha();
    return new AgreementReport(
        new PercentAgreement().of(ratings),
        new CohenKappa().of(ratings),
        new FleissKappa().of(ratings),
        alpha.of(ratings),
        new GwetAc1().of(ratings),
        new Bootstrap(RESAMPLES, LEVEL, seed).of(alpha, ratings),
        Dispute.of(ratings));
  }
}
