package org.policyrelay.policy.entry;

import org.policyrelay.kernel.Coded;

/** Where a version stands at an instant, as it was known at one, in a market or in any. */
public enum VersionState implements Coded {
  IN_EFFECT,
  SCHEDULED,
  ENDED,
  ROLLED_BACK,
  /** For a market in which it never was to apply. */
  NOT_RELEASED,
  /** A higher version has taken its place. */
  SUPERSEDED,
  /** An overlay of which the base does not apply. */
  WITHOUT_BASE;
}
