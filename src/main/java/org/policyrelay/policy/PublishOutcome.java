package org.policyrelay.policy;

import java.util.List;
import java.util.Optional;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;

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
