package org.policyrelay.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a change has come, as it is stored.
 *
 * @param approval absent until somebody approves it
 * @param heldAt absent while nobody holds it
 * @param ending absent while it is under way
 */
record Progress(
    ChangeState state,
    CurrentDraft draft,
    Impact impact,
    @Nullable Approval approval,
    Rollout rollout,
    @Nullable Instant heldAt,
    @Nullable Ending ending) {

  /**
   * @param why absent where it came to its end as it was meant to
   */
  record Ending(Instant at, @Nullable String why) {}

  static Progress begin(Proposal proposal) {
    return new Progress(
        ChangeState.PROPOSED,
        new CurrentDraft(proposal.entry(), proposal.summary(), null, 0),
        Impact.NONE,
        null,
        Rollout.NONE,
        null,
        null);
  }
}
