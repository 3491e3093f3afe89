package org.policyrelay.deadline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.Coded;

/**
 * One rung of the ladder on one clock.
 *
 * @param number its place on the ladder, from 0
 * @param name {@code reminder}, {@code level-1}, …
 * @param due when it is or was due
 * @param at when it fired or was passed over, absent before that
 */
public record RungDue(int number, String name, Instant due, State state, @Nullable Instant at) {

  /** What became of a rung. */
  public enum State implements Coded {
    /** Still to come, unless somebody answers. */
    PENDING,
    /** It fired. */
    FIRED,
    /** It came due while the relay was down, and a higher one took its place. */
    SKIPPED;
  }

  static RungDue pending(Rung rung, Instant due) {
    return new RungDue(rung.number(), rung.name(), due, State.PENDING, null);
  }

  boolean isPending() {
    return state == State.PENDING;
  }

  RungDue dueAt(Instant other) {
    return new RungDue(number, name, other, state, at);
  }

  RungDue became(State then, Instant when) {
    return new RungDue(number, name, due, then, when);
  }
}
