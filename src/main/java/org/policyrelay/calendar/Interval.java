package org.policyrelay.calendar;

import java.time.Instant;

/** Time from an instant, which is in it, to a later one, which is not. */
public record Interval(Instant from, Instant to) {

  public Interval {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(from + " is not before " + to);
    }
  }
}
