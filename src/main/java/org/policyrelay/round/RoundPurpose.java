package org.policyrelay.round;

import org.policyrelay.kernel.Coded;

/** What a blind round is for. */
public enum RoundPurpose implements Coded {
  /** Whether reviewers mean the same by a rule. */
  CALIBRATION,
  /** Whether a labeling protocol can be worked with. */
  PILOT,
  /** A second look at decisions, whose own labels are the sealed first votes. */
  QA_REVIEW,
  /** Whether a golden case is one; the only round that may have a single case. */
  GOLDEN_ACCEPTANCE
}
