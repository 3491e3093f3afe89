package org.policyrelay.change;

import org.policyrelay.kernel.Coded;

/** How much can go wrong by a change, as {@code change-impact.dmn} judges it. */
public enum RiskTier implements Coded {
  HIGH,
  MEDIUM,
  LOW;

  /**
   * @throws IllegalArgumentException for a code that no table should give
   */
  static RiskTier ofCode(String code) {
    return Coded.of(values(), code)
        .orElseThrow(() -> new IllegalArgumentException("no risk tier '" + code + "'"));
  }

  /** As a row has it: a tier that there is no more is taken for the one with the most care. */
  static RiskTier stored(String code) {
    return Coded.of(values(), code).orElse(HIGH);
  }
}
