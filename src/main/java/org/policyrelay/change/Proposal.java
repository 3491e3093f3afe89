package org.policyrelay.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.PolicyEntry;

/**
 * What somebody wants to change and why.
 *
 * @param entry the whole policy as it shall read
 * @param requestedEffectiveAt when it shall apply; later if the notice period asks for it, absent =
 *     as soon as the notice period allows
 * @param emergency a regulator's order: published at once, reviewed afterwards
 */
public record Proposal(
    PolicyEntry entry,
    String summary,
    String reason,
    Origin origin,
    @Nullable Instant requestedEffectiveAt,
    boolean emergency) {

  /**
   * Where the proposal comes from.
   *
   * @param ref key of the gap, query, calibration or other work, absent where there is none
   */
  public record Origin(String type, @Nullable String ref) {
    public static final Origin MANUAL = new Origin("manual", null);
  }
}
