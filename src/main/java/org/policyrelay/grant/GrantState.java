package org.policyrelay.grant;

import java.util.EnumSet;
import java.util.Set;
import org.policyrelay.kernel.Coded;

/** Where a grant stands by what people did; what time does is told by {@link Standing}. */
public enum GrantState implements Coded {
  /** Ad Policy has to check the evidence. */
  ASKED,
  /** The team that asked has to bring more evidence. */
  QUESTIONED,
  /** Legal has to say what the law lets stand. */
  WITH_LEGAL,
  /** A policy manager has to decide. */
  CHECKED,
  GRANTED,
  REFUSED,
  /** Who asked does not want it any more. */
  WITHDRAWN,
  /** It held, or was to hold, until somebody revoked it. */
  REVOKED;

  static final Set<GrantState> OPEN = EnumSet.of(ASKED, QUESTIONED, WITH_LEGAL, CHECKED);

  /** Whether somebody has to do something before it can hold. */
  public boolean isOpen() {
    return OPEN.contains(this);
  }
}
