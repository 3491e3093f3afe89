package org.policyrelay.calibration.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.agreement.Label;
import org.policyrelay.agreement.Rating;
import org.policyrelay.kernel.FieldError;

/**
 * One vote as a program sends it.
 *
 * @param label a text or a number; anything else is refused by its place
 */
record GivenRating(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "ad-1") @Nullable String item,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "ad-reviewer")
        @Nullable String rater,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            oneOf = {String.class, Double.class},
            description =
                "Nominal: texts or numbers. Ordinal: numbers, or names that labels has in their"
                    + " order. Interval: numbers.",
            example = "reject")
        @Nullable Object label) {

  /** Of a null in the list: everything is missing. */
  static final GivenRating NOTHING = new GivenRating(null, null, null);

  /** What no label can be made of; that it is missing is not said here. */
  Optional<FieldError> faultOfLabel(String place) {
    if (label == null || label instanceof String) {
      return Optional.empty();
    }
    if (!(label instanceof Number number)) {
      return Optional.of(new FieldError(place, "wrong-type", "must be a text or a number"));
    }
    return isKept(number)
        ? Optional.empty()
        : Optional.of(
            new FieldError(
                place,
                "malformed",
                "has more digits than are kept; send it as a text, or round it"));
  }

  /** Two that differ stay so; how large it is, is looked at later. */
  private static boolean isKept(Number number) {
    var nearest = number.doubleValue();
    return Double.isInfinite(nearest) || BigDecimal.valueOf(nearest).compareTo(exact(number)) == 0;
  }

  private static BigDecimal exact(Number number) {
    if (number instanceof BigDecimal fraction) {
      return fraction;
    }
    return number instanceof BigInteger whole
        ? new BigDecimal(whole)
        : BigDecimal.valueOf(number.longValue());
  }

  /** Only of one whose label has no fault. */
  Rating rating() {
    if (label instanceof Number number) {
      return new Rating(item, rater, new Label.Value(number.doubleValue()));
    }
    return new Rating(item, rater, label instanceof String name ? new Label.Name(name) : null);
  }
}
