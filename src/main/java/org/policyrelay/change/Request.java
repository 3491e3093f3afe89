package org.policyrelay.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;

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

  /** Whether the relay has prepared it, so that an overlay and its base are settled. */
  boolean isPrepared() {
    return origin.isOverlay() && proposedBy.equals(Audit.SYSTEM);
  }

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
