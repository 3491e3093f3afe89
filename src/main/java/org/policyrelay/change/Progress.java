package org.policyrelay.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.PolicyEntry;

/**
 * How far a change has come, as it is stored.
 *
 * @param entry the policy as it reads now in the change
 * @param targetVersion that it will be published as, absent until it is compared
 * @param impact absent until it is assessed
 * @param approval absent until somebody approves it
 * @param heldAt absent while nobody holds it
 * @param ending absent while it is under way
 */
record Progress(
    ChangeState state,
    PolicyEntry entry,
    String summary,
    @Nullable String targetVersion,
    @Nullable Impact impact,
    int reworkRounds,
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
        proposal.entry(),
        proposal.summary(),
        null,
        null,
        0,
        null,
        Rollout.NONE,
        null,
        null);
  }
}
