package org.policyrelay.calibration.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.agreement.Ratings;
import org.policyrelay.agreement.Scale;
import org.policyrelay.kernel.CodesOf;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.TextKind;

/**
 * Ratings as a program sends them.
 *
 * @param labels every label that may be given; on an ordinal scale in their order
 */
record AgreementRequest(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "nominal") @CodesOf(Scale.class)
        @Nullable String scale,
    @Schema(
            description =
                "Every label that may be given, where labels are texts; on an ordinal scale from"
                    + " the lowest to the highest. Not for an interval scale.",
            example = "[\"allow\", \"restrict\", \"reject\"]")
        @Nullable List<String> labels,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "A rater votes once for an item, and may leave items out")
        @Nullable List<GivenRating> ratings) {

  /** More faults than this are not told. */
  private static final int MOST_TOLD = 20;

  private static final String SCALES =
      Arrays.stream(Scale.values()).map(Scale::code).collect(Collectors.joining(", "));

  /**
   * @throws RefusedException with {@code INVALID_REQUEST} and each fault by its place; those of
   *     what stands above a rating, and of the kind of a label, before all others
   */
  Ratings checked() {
    var faults = new ArrayList<FieldError>();
    var known = scale(faults);
    var names = labels == null ? List.<String>of() : labels;
    checkNames(names, known, faults);
    if (ratings == null) {
      faults.add(new FieldError("ratings", "required", "must be given"));
      throw refusal(faults);
    }
    var given = ratings.stream().map(one -> one == null ? GivenRating.NOTHING : one).toList();
    for (var vote = 0; vote < given.size() && faults.size() < MOST_TOLD; vote++) {
      var place = "ratings[" + vote + "].label";
      faultOf(given.get(vote), place, known).ifPresent(faults::add);
    }
    if (known == null || !faults.isEmpty()) {
      throw refusal(faults);
    }
    return Ratings.of(known, names, given.stream().map(GivenRating::rating).toList());
  }

  private @Nullable Scale scale(List<FieldError> faults) {
    for (var one : Scale.values()) {
      if (one.code().equals(scale)) {
        return one;
      }
    }
    faults.add(
        scale == null
            ? new FieldError("scale", "required", "must be one of " + SCALES)
            : new FieldError("scale", "unknown-value", "must be one of " + SCALES));
    return null;
  }

  private static void checkNames(
      List<String> names, @Nullable Scale scale, List<FieldError> faults) {
    if (scale == Scale.INTERVAL && !names.isEmpty()) {
      faults.add(
          new FieldError(
              "labels", "not-here", "must be left out: on an interval scale labels are numbers"));
    }
    var seen = new HashSet<String>();
    for (var one = 0; one < names.size() && faults.size() < MOST_TOLD; one++) {
      var place = "labels[" + one + "]";
      var fault = TextKind.LINE.errorIn(place, names.get(one));
      if (fault.isEmpty() && !seen.add(names.get(one))) {
        fault = Optional.of(new FieldError(place, "duplicate", "must be there once"));
      }
      fault.ifPresent(faults::add);
    }
  }

  /** Names have no order of their own. */
  private Optional<FieldError> faultOf(GivenRating rating, String place, @Nullable Scale scale) {
    var named = labels != null && !labels.isEmpty();
    return scale == Scale.ORDINAL && !named && rating.label() instanceof String
        ? Optional.of(
            new FieldError(
                place,
                "wrong-type",
                "must be a number, or labels must have the names in their order"))
        : rating.faultOfLabel(place);
  }

  private static RefusedException refusal(List<FieldError> faults) {
    return new RefusedException(
        ErrorCode.INVALID_REQUEST,
        "Nothing was measured. Correct "
            + faults.stream()
                .map(fault -> fault.field() + " (" + fault.message() + ")")
                .collect(Collectors.joining(", ")),
        faults);
  }
}
