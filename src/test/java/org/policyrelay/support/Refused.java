package org.policyrelay.support;

import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;

/** What a step is refused for. */
public final class Refused {

  private Refused() {}

  /** Fails where nothing is refused. */
  public static ErrorCode code(Runnable step) {
    try {
      step.run();
    } catch (RefusedException refused) {
      return refused.code();
    }
    throw new AssertionError("nothing was refused");
  }
}
