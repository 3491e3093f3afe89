package org.policyrelay.round;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rater's vote on a case.
 *
 * @param rater number of the rater in the round
 * @param caseRef of the case
 * @param label code of the label
 * @param confidence from 1, a guess, to 5, sure; absent where they do not say
 * @param rationale why, absent where they do not say
 * @param late given after vote-by: kept, and not counted
 */
public record Vote(
    int rater,
    String caseRef,
    String label,
    @Nullable Integer confidence,
    @Nullable String rationale,
    Instant at,
    boolean late) {}
