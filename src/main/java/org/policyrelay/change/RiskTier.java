package org.policyrelay.change;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much can go wrong by a change, as {@code change-impact.dmn} judges it. */
public enum RiskTier {
  HIGH,
  MEDIUM,
  LOW;

  /** As tables, variables and the API write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException for a code that no table should give
   */
  static RiskTier ofCode(String code) {
    return find(code)
        .orElseThrow(() -> new IllegalArgumentException("no risk tier '" + code + "'"));
  }

  /** As a row has it: a tier that there is no more is taken for the one with the most care. */
  static RiskTier stored(String code) {
    return find(code).orElse(HIGH);
  }

  private static Optional<RiskTier> find(String code) {
    return Arrays.stream(values()).filter(tier -> tier.code().equals(code)).findFirst();
  }
}
