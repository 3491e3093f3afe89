package org.policyrelay.policy.entry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a policy says about its subject in a market. */
public enum Stance {
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

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Stance> of(String code) {
    return Arrays.stream(values()).filter(value -> value.code().equals(code)).findFirst();
  }

  /** The stricter of two. */
  public static Stance stricter(Stance one, Stance other) {
    return other.isStricterThan(one) ? other : one;
  }
}
