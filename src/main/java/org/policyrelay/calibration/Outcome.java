package org.policyrelay.calibration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Coded;

/**
 * What a dispute ended in.
 *
 * @param caseRef of the case in dispute
 * @param text what is to be done, in the moderator's words
 * @param clause that it is about, absent where none is named
 * @param raters whom it names: those to be trained, else nobody
 * @param ref key of what was started for it, absent where nothing was
 */
public record Outcome(
    String caseRef,
    OutcomeKind kind,
    String text,
    @Nullable String clause,
    List<String> raters,
    String by,
    Instant at,
    State state,
    @Nullable String ref) {

  /** How far it has come, as far as calibration knows; see {@link OutcomeProgress}. */
  public enum State implements Coded {
    /** The discussion is not over. */
    DECIDED,
    /** The team that owns it has been told, and nothing was started. */
    OPEN,
    /** What {@link Outcome#ref} names was started. */
    STARTED,
    /** Somebody has seen to it. */
    DONE
  }

  public Outcome {
    raters = List.copyOf(raters);
  }

  Outcome as(State next, @Nullable String started) {
    return new Outcome(caseRef, kind, text, clause, raters, by, at, next, started);
  }
}
