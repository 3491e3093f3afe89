package org.policyrelay.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;

/**
 * What somebody wants to change and why.
 *
 * @param entry the whole policy as it shall read
 * @param requestedEffectiveAt when it shall apply; later if the notice period asks for it, absent =
 *     as soon as the notice period allows
 * @param emergency a regulator's order: published as soon as it is approved, reviewed afterwards
 * @param statutoryDeadline until when the order gives, everything included; only in an emergency
 * @param kind what they take it for, absent where they do not say
 */
public record Proposal(
    PolicyEntry entry,
    String summary,
    String reason,
    Origin origin,
    @Nullable Instant requestedEffectiveAt,
    boolean emergency,
    @Nullable Instant statutoryDeadline,
    @Nullable Kind kind) {

  /**
   * @throws RefusedException for a statutory deadline of what is no emergency, and for what is
   *     wanted from a later instant than that
   */
  public Proposal {
    if (statutoryDeadline != null && !emergency) {
      throw refuse(
          "statutoryDeadline",
          "no-emergency",
          "is for an emergency alone; say when it is wanted from instead");
    }
    if (statutoryDeadline != null
        && requestedEffectiveAt != null
        && requestedEffectiveAt.isAfter(statutoryDeadline)) {
      throw refuse(
          "requestedEffectiveAt",
          "after-deadline",
          "lies after the statutory deadline: an order is obeyed by what applies; leave it out for"
              + " at once, or name an instant before the deadline");
    }
  }

  private static RefusedException refuse(String field, String code, String message) {
    return new RefusedException(
        ErrorCode.INVALID_REQUEST,
        field + " " + message,
        List.of(new FieldError(field, code, message)));
  }

  /** For a new version of a policy that there is not. */
  public static RefusedException ofNoPolicy(String id) {
    return new RefusedException(
        ErrorCode.POLICY_UNKNOWN,
        "There is no policy %s; look its id up at /policies, or propose a new policy"
            .formatted(id));
  }

  /**
   * For a new policy whose id a change has already.
   *
   * @param told what whoever proposes it may know of that change
   */
  static RefusedException ofTakenId(PolicyChange open, OthersUnderWay.Others told) {
    return new RefusedException(
        ErrorCode.POLICY_EXISTS,
        told.seen().isEmpty()
            ? "The id %s is that of a change under way that you have no part in; choose another id, or ask Ad Policy to have your text taken into that change"
                .formatted(open.policyId())
            : "The id %s is that of \"%s\", which %s proposes (/changes/%s); choose another id, or have your text taken into that change"
                .formatted(open.policyId(), open.entry().name(), open.key(), open.key()));
  }

  public Proposal(
      PolicyEntry entry,
      String summary,
      String reason,
      Origin origin,
      @Nullable Instant requestedEffectiveAt,
      boolean emergency) {
    this(entry, summary, reason, origin, requestedEffectiveAt, emergency, null, null);
  }

  /** Whether the id is to be a new one, or that of a policy that there is. */
  public enum Kind implements Coded {
    NEW,
    REVISION;

    public static Optional<Kind> of(String code) {
      return Coded.of(values(), code);
    }
  }

  /**
   * Where the proposal comes from.
   *
   * @param ref key of the gap, query, calibration or other work, absent where there is none
   */
  public record Origin(String type, @Nullable String ref) {
    public static final Origin MANUAL = new Origin("manual", null);

    private static final String OVERLAY = "overlay";
    private static final String REGULATION = "regulation";

    /**
     * Of what the relay itself proposes, so that an overlay fits what another change makes of its
     * base.
     */
    static Origin ofOverlay(String change) {
      return new Origin(OVERLAY, change);
    }

    /** Whether what it is for is a law, and not what somebody would like. */
    boolean isRegulation() {
      return type.equals(REGULATION);
    }

    boolean isOverlay() {
      return type.equals(OVERLAY);
    }
  }
}
