package org.policyrelay.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a policy says about its subject in a market; each is stricter than the one before. */
public enum Stance {
  ALLOWED,
  RESTRICTED,
  PROHIBITED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Stance> of(String code) {
    return Arrays.stream(values()).filter(value -> value.code().equals(code)).findFirst();
  }

  /** The stricter of two. */
  static Stance stricter(Stance one, Stance other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
