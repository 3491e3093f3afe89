package org.policyrelay.deadline;

import java.util.Locale;

/** Why a clock stands. */
public enum PauseReason {
  /** The work waits for an answer from its sender. */
  BLOCKED("waiting for the sender's answer"),
  /** The whole change is on hold. */
  HELD("the change is on hold");

  private final String text;

  PauseReason(String text) {
    this.text = text;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As a reader is told. */
  public String text() {
    return text;
  }
}
