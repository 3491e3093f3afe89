package org.policyrelay.calibration;

import org.policyrelay.kernel.Coded;

/** Where a calibration session stands. */
public enum SessionState implements Coded {
  /** Its raters vote. */
  VOTING,
  /** The votes are revealed, and what is disputed is discussed. */
  DISCUSSING,
  /** Nothing is left to discuss. */
  SETTLED,
  /** Its minutes are written. */
  CLOSED,
  /** There were not enough cases or raters. */
  NOT_HELD;

  public boolean hasEnded() {
    return this == CLOSED || this == NOT_HELD;
  }
}
