package org.policyrelay.policy.matrix;

import java.util.Locale;

/** What is missing in a cell. */
public enum Gap {
  /** No policy in force says whether it is allowed. */
  NO_STANCE,
  /** The policy names no source. */
  NO_SOURCE,
  /** The policy should have been reviewed. */
  REVIEW_OVERDUE,
  /** It applies, and nobody was trained for it. */
  NOT_TRAINED,
  /** Nobody has approved an overlay beside the version of its base that it is read with. */
  UNSETTLED;

  /** Whether it concerns the text that everybody reads, not how the teams are doing. */
  boolean isPublic() {
    return this == NO_STANCE || this == NO_SOURCE;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
