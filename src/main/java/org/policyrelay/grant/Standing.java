package org.policyrelay.grant;

import java.util.Optional;
import org.policyrelay.kernel.Coded;

/** What is true of a grant at an instant, for who reads the register. */
public enum Standing implements Coded {
  /** Asked for, and not decided. */
  OPEN,
  REFUSED,
  WITHDRAWN,
  /** Granted, and its term has begun in no market. */
  UPCOMING,
  HOLDS,
  /** As {@link #HOLDS} or {@link #UPCOMING}, but what it hangs on is about to change. */
  IN_DOUBT,
  /** Its term is over in every market, or what it hangs on has changed. */
  ENDED,
  REVOKED;

  public static Optional<Standing> of(String code) {
    return Coded.of(values(), code);
  }
}
