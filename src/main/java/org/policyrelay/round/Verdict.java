package org.policyrelay.round;

import org.policyrelay.kernel.Coded;

/** What the table {@code agreement-verdict} makes of an interval's lower bound. */
public enum Verdict implements Coded {
  ALIGNED,
  /** Discussing is asked for, and an outcome is not. */
  TENTATIVE,
  /** Each dispute must have an outcome before the session can end. */
  MISALIGNED,
  /** Nothing can be said; counts as misaligned. */
  UNDEFINED
}
