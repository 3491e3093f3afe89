package org.policyrelay.calibration;

import org.jspecify.annotations.Nullable;
import org.policyrelay.round.Verdict;

/**
 * How far the raters of a session agreed.
 *
 * @param alpha Krippendorff's, absent where it is undefined
 * @param lower bound of its interval, absent where that is undefined
 * @param upper bound of its interval
 * @param undefined why alpha or its interval is, as the end of a sentence; absent where both are
 *     known
 * @param disputes how many cases were labelled in two ways at least
 * @param paired whether any case has two votes
 */
public record Judgement(
    Verdict verdict,
    @Nullable Double alpha,
    @Nullable Double lower,
    @Nullable Double upper,
    @Nullable String undefined,
    int disputes,
    boolean paired) {

  /** Whether each dispute must have an outcome. */
  public boolean needsOutcomes() {
    return verdict == Verdict.MISALIGNED || verdict == Verdict.UNDEFINED;
  }
}
