package org.policyrelay.policy.entry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a violation is treated. */
public enum Enforcement {
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

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Enforcement> of(String code) {
    return Arrays.stream(values()).filter(value -> value.code().equals(code)).findFirst();
  }
}
