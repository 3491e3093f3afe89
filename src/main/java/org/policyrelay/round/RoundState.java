package org.policyrelay.round;

import org.policyrelay.kernel.Coded;

/** Where a blind round stands. */
public enum RoundState implements Coded {
  /** Its raters vote, and nobody sees another's vote. */
  OPEN,
  /** All votes are known; none is taken any more. */
  REVEALED,
  /** Whoever asked for the round is done with it. */
  CLOSED
}
