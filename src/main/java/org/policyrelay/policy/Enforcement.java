package org.policyrelay.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a violation is treated. */
public enum Enforcement {
  MUST,
  SHOULD,
  MAY;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Enforcement> of(String code) {
    return Arrays.stream(values()).filter(value -> value.code().equals(code)).findFirst();
  }
}
