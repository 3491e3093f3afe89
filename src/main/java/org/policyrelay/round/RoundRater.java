package org.policyrelay.round;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who votes in a round.
 *
 * @param number their place in it, from 1; the model knows them by it
 * @param team for which they vote
 * @param standsFor who was asked and is away, absent for who was asked
 * @param handedInAt when they were done, absent before
 * @param hasLeft whether they lost their account or left the team before the reveal
 * @param counted whether their votes count, known from the reveal on
 */
public record RoundRater(
    int number,
    String user,
    String team,
    @Nullable String standsFor,
    @Nullable Instant handedInAt,
    boolean hasLeft,
    boolean counted) {

  static RoundRater asked(int number, String user, String team, @Nullable String standsFor) {
    return new RoundRater(number, user, team, standsFor, null, false, false);
  }

  public boolean hasHandedIn() {
    return handedInAt != null;
  }

  RoundRater handedIn(Instant at) {
    return new RoundRater(number, user, team, standsFor, at, hasLeft, counted);
  }

  RoundRater revealed(boolean left, boolean counts) {
    return new RoundRater(number, user, team, standsFor, handedInAt, left, counts);
  }
}
