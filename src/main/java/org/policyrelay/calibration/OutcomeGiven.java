package org.policyrelay.calibration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An outcome as somebody sends it, not checked yet.
 *
 * @param caseRef of a case in dispute
 * @param kind code of an {@link OutcomeKind}
 */
public record OutcomeGiven(
    @Nullable String caseRef,
    @Nullable String kind,
    @Nullable String text,
    @Nullable String clause,
    List<String> raters) {

  public OutcomeGiven {
    raters = List.copyOf(raters);
  }
}
