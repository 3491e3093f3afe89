package org.policyrelay.benchmark;

import java.util.Locale;

/** What a figure should reach: at least or at most so much. */
record Aim(Direction direction, double value) {

  enum Direction {
    AT_LEAST("≥"),
    AT_MOST("≤");

    private final String sign;

    Direction(String sign) {
      this.sign = sign;
    }
  }

  static Aim atLeast(double value) {
    return new Aim(Direction.AT_LEAST, value);
  }

  static Aim atMost(double value) {
    return new Aim(Direction.AT_MOST, value);
  }

  boolean isReachedBy(double measured) {
    return direction == Direction.AT_LEAST ? measured >= value : measured <= value;
  }

  /** Such as {@code ≥ 0.8}. */
  @Override
  public String toString() {
    var number = String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
    return direction.sign + " " + number;
  }
}
