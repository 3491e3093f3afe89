package org.policyrelay.translation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.CodesOf;

/**
 * A translation that was proposed, and what became of it, as programs read it.
 *
 * @param key under which it is found again, such as {@code TR-2026-7}
 * @param version that it translates; absent for a draft that is not public
 * @param change whose draft it translates; absent for a version
 * @param reason why readers do not get it
 */
public record ProposalView(
    String key,
    @CodesOf(ProposedTranslation.State.class) String state,
    String policyId,
    @Nullable String version,
    @Nullable String change,
    String language,
    String name,
    @Nullable String description,
    String policy,
    @Schema(description = TranslationRequest.GUIDANCE) @Nullable String guidance,
    String proposedBy,
    Instant proposedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String reason) {

  public static ProposalView of(ProposedTranslation one) {
    var wording = one.wording();
    return new ProposalView(
        one.key(),
        one.state().code(),
        one.policyId(),
        one.version().orElse(null),
        one.translated().change().orElse(null),
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
