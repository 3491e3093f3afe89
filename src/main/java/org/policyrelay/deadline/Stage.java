package org.policyrelay.deadline;

import java.util.Locale;

/** What a clock waits for. */
public enum Stage {
  ACCEPTANCE,
  DELIVERY,
  ANSWER;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
