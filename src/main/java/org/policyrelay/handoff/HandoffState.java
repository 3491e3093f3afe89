package org.policyrelay.handoff;

import java.util.Locale;

/** Where a handoff stands. */
public enum HandoffState {
  OFFERED,
  ACCEPTED,
  /** Waits for an answer from its sender; the delivery clock stands. */
  BLOCKED,
  DELIVERED,
  RETURNED,
  HANDED_BACK,
  WITHDRAWN;

  /** The state in the outside's spelling, such as {@code handed-back}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public boolean isOpen() {
    return this == OFFERED || this == ACCEPTED || this == BLOCKED;
  }
}
