package org.policyrelay.calibration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a session.
 *
 * @param reason why it was not held, absent for one that was
 * @param judgement absent before the reveal
 * @param settledBy who ended the discussion, absent where there was none
 */
record SessionCourse(
    SessionState state,
    @Nullable String reason,
    @Nullable Judgement judgement,
    @Nullable Instant judgedAt,
    @Nullable Instant settledAt,
    @Nullable String settledBy,
    @Nullable Instant closedAt) {

  static final SessionCourse VOTING =
      new SessionCourse(SessionState.VOTING, null, null, null, null, null, null);

  static SessionCourse notHeld(String why, Instant at) {
    return new SessionCourse(SessionState.NOT_HELD, why, null, null, null, null, at);
  }

  SessionCourse judged(Judgement found, Instant at) {
    return found.disputes() > 0
        ? new SessionCourse(SessionState.DISCUSSING, reason, found, at, null, null, null)
        : new SessionCourse(SessionState.SETTLED, reason, found, at, at, null, null);
  }

  SessionCourse settled(String by, Instant at) {
    return new SessionCourse(SessionState.SETTLED, reason, judgement, judgedAt, at, by, null);
  }

  SessionCourse closed(Instant at) {
    return new SessionCourse(
        SessionState.CLOSED, reason, judgement, judgedAt, settledAt, settledBy, at);
  }
}
