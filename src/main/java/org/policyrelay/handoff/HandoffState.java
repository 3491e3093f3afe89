package org.policyrelay.handoff;

import java.util.Locale;
import org.policyrelay.kernel.Words;

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

  /** The state as people read it. */
  public String title() {
    return Words.title(name());
  }

  public boolean isOpen() {
    return this == OFFERED || this == ACCEPTED || this == BLOCKED;
  }
}
