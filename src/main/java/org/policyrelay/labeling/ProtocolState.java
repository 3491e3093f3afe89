package org.policyrelay.labeling;

import org.policyrelay.kernel.Coded;

/** Where a version of a labeling protocol stands. */
public enum ProtocolState implements Coded {
  /** It is written, compared or waits for approval. */
  DRAFT,
  /** It is approved, and reviewers try whether they mean the same by it. */
  IN_PILOT,
  /** Reviewers label by it. */
  IN_FORCE,
  /** A later version is in force. */
  SUPERSEDED,
  /** It was given up or rejected, and was never in force. */
  ABANDONED;

  /** Whether it is being worked on. */
  public boolean isOpen() {
    return this == DRAFT || this == IN_PILOT;
  }
}
