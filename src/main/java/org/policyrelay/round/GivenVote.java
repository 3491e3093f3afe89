package org.policyrelay.round;

import org.jspecify.annotations.Nullable;

/**
 * A vote as somebody sends it, not checked yet.
 *
 * @param caseRef of the case
 * @param label code of one of the round's labels
 * @param confidence from 1 to 5
 */
public record GivenVote(
    @Nullable String caseRef,
    @Nullable String label,
    @Nullable Integer confidence,
    @Nullable String rationale) {}
