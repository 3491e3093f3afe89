package org.policyrelay.change;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.policyrelay.kernel.Coded;
import org.policyrelay.kernel.Words;

/** Where a policy change stands. */
public enum ChangeState implements Coded {
  PROPOSED,
  DRAFTED,
  IN_REVIEW,
  REWORK,
  DISPUTED,
  AWAITING_APPROVAL,
  MAKING_READY,
  AWAITING_RELEASE,
  PUBLISHING,
  PUBLISHED,
  IN_EFFECT,
  ENFORCED,
  ABANDONED,
  REJECTED,
  WITHDRAWN;

  /** Those from which a change can still go on. */
  static final Set<ChangeState> OPEN =
      Collections.unmodifiableSet(
          EnumSet.complementOf(EnumSet.of(ENFORCED, ABANDONED, REJECTED, WITHDRAWN)));

  /** Those in which its text is approved, and on its way to be public. */
  static final Set<ChangeState> APPROVED =
      Collections.unmodifiableSet(EnumSet.of(MAKING_READY, AWAITING_RELEASE, PUBLISHING));

  /** The state as people read it. */
  public String title() {
    return Words.title(name());
  }

  public boolean hasEnded() {
    return !OPEN.contains(this);
  }
}
