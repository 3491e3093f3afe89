package org.policyrelay.handoff;

import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.Words;

/** Where a handoff stands. */
public enum HandoffState implements Coded {
  OFFERED,
  ACCEPTED,
  /** Waits for an answer from its sender; the delivery clock stands. */
  BLOCKED,
  DELIVERED,
  RETURNED,
  HANDED_BACK,
  WITHDRAWN;

  /** The state as people read it. */
  public String title() {
    return Words.title(name());
  }

  public boolean isOpen() {
    return this == OFFERED || this == ACCEPTED || this == BLOCKED;
  }
}
