package org.policyrelay.calibration;

import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;
import org.policyrelay.round.RoundCase;

/**
 * A case with where it comes from.
 *
 * @param ref its name, once in a session
 * @param market absent for all of the group
 * @param content what raters look at
 * @param clause that it is about, absent where none is named
 * @param goldenLabel the label that is known to be right, unseen before the reveal and no vote;
 *     absent for most
 * @param source code of its {@link CaseSource}, or {@link #GIVEN}
 */
public record DrawnCase(
    String ref,
    @Nullable Market market,
    String content,
    @Nullable String clause,
    @Nullable String goldenLabel,
    String source) {

  /** Of cases that whoever asked for the session has sent. */
  public static final String GIVEN = "given";

  RoundCase asRoundCase() {
    return new RoundCase(ref, market, content, clause, null);
  }
}
