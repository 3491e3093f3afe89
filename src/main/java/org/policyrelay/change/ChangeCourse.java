package org.policyrelay.change;

import java.time.Instant;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.WrongStateException;

/**
 * Where a change stands, and whether it stands still there: what guards each of its transitions.
 *
 * @param key of the change
 * @param heldAt absent while nobody holds it
 * @param ending absent while it is under way
 */
record ChangeCourse(
    String key, ChangeState state, @Nullable Instant heldAt, @Nullable Ending ending) {

  /**
   * @param why absent where it came to its end as it was meant to
   */
  record Ending(Instant at, @Nullable String why) {}

  static ChangeCourse begin(String key) {
    return new ChangeCourse(key, ChangeState.PROPOSED, null, null);
  }

  /**
   * @throws WrongStateException in any other state
   */
  ChangeCourse from(ChangeState first, ChangeState... more) {
    WrongStateException.require(name(), state, EnumSet.of(first, more));
    return this;
  }

  /**
   * @param purpose as in {@code to be withdrawn}
   * @throws WrongStateException when it has ended
   */
  ChangeCourse open(String purpose) {
    WrongStateException.require(name(), state, ChangeState.OPEN, "open " + purpose);
    return this;
  }

  ChangeCourse to(ChangeState next) {
    return new ChangeCourse(key, next, heldAt, ending);
  }

  ChangeCourse ended(ChangeState how, Instant at, @Nullable String why) {
    return new ChangeCourse(key, how, heldAt, new Ending(at, why));
  }

  ChangeCourse held(Instant at) {
    if (heldAt != null) {
      throw wrongState("is on hold already");
    }
    return new ChangeCourse(key, state, at, ending);
  }

  /** Since when it is on hold. */
  Instant heldSince() {
    if (heldAt == null) {
      throw wrongState("is not on hold");
    }
    return heldAt;
  }

  ChangeCourse resumed() {
    return new ChangeCourse(key, state, null, ending);
  }

  RefusedException wrongState(String what) {
    return new RefusedException(ErrorCode.WRONG_STATE, name() + " " + what);
  }

  /** As refusals name it. */
  String name() {
    return "policy change " + key;
  }
}
