package org.policyrelay.policy.entry;

import java.util.Optional;
import org.policyrelay.kernel.Coded;

/** What a policy says about its subject in a market. */
public enum Stance implements Coded {
  ALLOWED(0),
  RESTRICTED(1),
  PROHIBITED(2);

  private final int strictness;

  Stance(int strictness) {
    this.strictness = strictness;
  }

  /** Higher for what leaves less. */
  public int strictness() {
    return strictness;
  }

  public boolean isStricterThan(Stance other) {
    return strictness > other.strictness;
  }

  public static Optional<Stance> of(String code) {
    return Coded.of(values(), code);
  }

  /** The stricter of two. */
  public static Stance stricter(Stance one, Stance other) {
    return other.isStricterThan(one) ? other : one;
  }
}
