package org.policyrelay.agreement;

import java.util.Locale;

/** What labels are to one another (Stevens 1946): what may be said of two that differ. */
public enum Scale {
  /** They are other ones, no more. */
  NOMINAL,
  /** One is before the other. */
  ORDINAL,
  /** One is so much more than the other. */
  INTERVAL;

  /** In the outside's spelling, such as {@code nominal}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
