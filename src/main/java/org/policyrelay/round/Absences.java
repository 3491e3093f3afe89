package org.policyrelay.round;

import java.time.Instant;

/** Told by whoever knows who is away: a round does not wait for them. */
public interface Absences {

  /** Whether somebody is away at any time between the two instants. */
  boolean isAway(String user, Instant from, Instant until);
}
