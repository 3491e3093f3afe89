package org.policyrelay.policy;

import java.util.List;
import java.util.Optional;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.overlay.OverlayRefusal;

/** What became of an order to publish. */
public sealed interface PublishOutcome {

  /** What stands against it, absent where it is public. */
  default Optional<Obstructed> obstacle() {
    return Optional.empty();
  }

  /** It is public, by this order or by the same one before. */
  record Published() implements PublishOutcome {}

  /**
   * Something stands against it, and nothing of it is public.
   *
   * @param reason a sentence that says what to do next
   * @param fields what of the entry is meant, empty where it is none
   */
  record Obstructed(ErrorCode code, String reason, List<FieldError> fields)
      implements PublishOutcome {

    Obstructed(ErrorCode code, String reason) {
      this(code, reason, List.of());
    }

    /**
     * @param faults of an overlay that was approved and cannot be published, at least one
     */
    static Obstructed by(List<FieldError> faults) {
      return new Obstructed(OverlayRefusal.codeOf(faults), OverlayRefusal.reason(faults), faults);
    }

    @Override
    public Optional<Obstructed> obstacle() {
      return Optional.of(this);
    }

    /** The same for who asked for it and can be told. */
    public RefusedException refusal() {
      return new RefusedException(code, reason, fields);
    }
  }
}
