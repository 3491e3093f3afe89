package org.policyrelay.grant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a grant so far, as {@link GrantRows} reads it beside what was asked. */
record GrantCourse(
    GrantState state,
    @Nullable Decision check,
    @Nullable LegalAdvice legal,
    @Nullable String question,
    @Nullable Decision decision,
    @Nullable String decidedHash,
    @Nullable Decision revocation,
    @Nullable Instant remindedAt) {

  static final GrantCourse BEGINNING =
      new GrantCourse(GrantState.ASKED, null, null, null, null, null, null, null);
}
