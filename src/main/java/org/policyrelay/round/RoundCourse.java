package org.policyrelay.round;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a round.
 *
 * @param sealedAt when its raters were told
 * @param votesClosedAt when vote-by was reached, absent where all handed in before
 */
record RoundCourse(
    RoundState state,
    @Nullable Instant sealedAt,
    @Nullable Instant votesClosedAt,
    @Nullable Instant revealedAt,
    @Nullable Instant closedAt) {

  static final RoundCourse BEGUN = new RoundCourse(RoundState.OPEN, null, null, null, null);

  RoundCourse sealed(Instant at) {
    return new RoundCourse(state, at, votesClosedAt, revealedAt, closedAt);
  }

  RoundCourse votesClosed(Instant at) {
    return new RoundCourse(state, sealedAt, at, revealedAt, closedAt);
  }

  RoundCourse revealed(Instant at) {
    return new RoundCourse(RoundState.REVEALED, sealedAt, votesClosedAt, at, closedAt);
  }

  RoundCourse closed(Instant at) {
    return new RoundCourse(RoundState.CLOSED, sealedAt, votesClosedAt, revealedAt, at);
  }
}
