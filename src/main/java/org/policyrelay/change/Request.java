package org.policyrelay.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for when a change was proposed: it stays whatever becomes of the text. It was
 * checked as a {@link Proposal}, and is read back as it was stored.
 *
 * @param requestedEffectiveAt as in {@link Proposal}, as is the statutory deadline
 */
public record Request(
    String policyId,
    String reason,
    Proposal.Origin origin,
    boolean emergency,
    @Nullable Instant requestedEffectiveAt,
    @Nullable Instant statutoryDeadline,
    String proposedBy,
    Instant proposedAt) {

  static Request of(Proposal proposal, String by, Instant at) {
    return new Request(
        proposal.entry().policyId(),
        proposal.reason(),
        proposal.origin(),
        proposal.emergency(),
        proposal.requestedEffectiveAt(),
        proposal.statutoryDeadline(),
        by,
        at);
  }
}
