package org.policyrelay.calibration;

import org.policyrelay.kernel.Coded;

/** Why a session was begun. */
public enum SessionTrigger implements Coded {
  /** It was Tuesday. */
  WEEKLY,
  /** Somebody asked for it. */
  ASKED,
  /** Agreement had fallen. */
  FALL
}
