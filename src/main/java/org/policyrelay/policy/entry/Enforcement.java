package org.policyrelay.policy.entry;

import java.util.Optional;
import org.policyrelay.kernel.Coded;

/** How a violation is treated. */
public enum Enforcement implements Coded {
  MUST(2),
  SHOULD(1),
  MAY(0);

  private final int strictness;

  Enforcement(int strictness) {
    this.strictness = strictness;
  }

  /** Higher for what asks for more. */
  public int strictness() {
    return strictness;
  }

  public boolean isStricterThan(Enforcement other) {
    return strictness > other.strictness;
  }

  static Optional<Enforcement> of(String code) {
    return Coded.of(values(), code);
  }
}
