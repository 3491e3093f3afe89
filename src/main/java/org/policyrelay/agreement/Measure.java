package org.policyrelay.agreement;

/** One coefficient of agreement. */
public abstract sealed class Measure
    permits PercentAgreement, CohenKappa, FleissKappa, KrippendorffAlpha, GwetAc1 {

  /** The coefficient of all ratings, or why there is none. */
  public final Measured<Double> of(Ratings ratings) {
    return tally(ratings).then(tally -> tally.at(tally.times()));
  }

  abstract Measured<Tally> tally(Ratings ratings);

  /** The kinds of the items that have two votes at least. */
  static Measured<Kinds> pairable(Ratings ratings) {
    var kinds = Kinds.of(ratings, 2);
    return kinds.size() > 0 ? Measured.known(kinds) : Measured.undefined(whyNoPairs(ratings));
  }

  static Reason whyNoPairs(Ratings ratings) {
    return switch (ratings.raters().size()) {
      case 0 -> Reason.NO_RATINGS;
      case 1 -> Reason.ONE_RATER;
      default -> Reason.NO_SHARED_ITEM;
    };
  }
}
