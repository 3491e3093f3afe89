package org.policyrelay.deadline;

import org.policyrelay.kernel.Coded;

/** Why a clock stands. */
public enum PauseReason implements Coded {
  /** The work waits for an answer from its sender. */
  BLOCKED("waiting for the sender's answer"),
  /** The whole change is on hold. */
  HELD("the change is on hold");

  private final String text;

  PauseReason(String text) {
    this.text = text;
  }

  /** As a reader is told. */
  public String text() {
    return text;
  }
}
