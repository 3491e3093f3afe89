package org.policyrelay.translation.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.CodesOf;
import org.policyrelay.translation.ProposedTranslation;

/**
 * A translation that was proposed, and what became of it.
 *
 * @param key under which it is found again, such as {@code TR-2026-7}
 * @param state proposed, published, refused or replaced
 * @param reason why it was refused
 */
record ProposalView(
    String key,
    @CodesOf(ProposedTranslation.State.class) String state,
    String policyId,
    String version,
    String language,
    String name,
    @Nullable String description,
    String policy,
    @Nullable String guidance,
    String proposedBy,
    Instant proposedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String reason) {

  static ProposalView of(ProposedTranslation one) {
    var wording = one.wording();
    return new ProposalView(
        one.key(),
        one.state().code(),
        one.policyId(),
        one.version(),
        one.language(),
        wording.name(),
        wording.description(),
        wording.policy(),
        wording.guidance(),
        one.proposedBy(),
        one.proposedAt(),
        one.decidedBy().orElse(null),
        one.decidedAt().orElse(null),
        one.reason().orElse(null));
  }
}
