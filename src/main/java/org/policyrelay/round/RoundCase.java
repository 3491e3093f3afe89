package org.policyrelay.round;

import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Market;

/**
 * What is labelled in a round.
 *
 * @param ref its name in the round, once in it
 * @param content what raters look at, plain text
 * @param clause the clause that it is about, absent where none is named
 * @param firstLabel what was decided about it before, sealed until the reveal; absent for most
 */
public record RoundCase(
    String ref,
    @Nullable Market market,
    String content,
    @Nullable String clause,
    @Nullable String firstLabel) {}
