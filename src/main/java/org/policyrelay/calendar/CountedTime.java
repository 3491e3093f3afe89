package org.policyrelay.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How the time that somebody has for a piece of work is counted. */
public sealed interface CountedTime permits WorkingTime, ClockTime {

  /** When that much has passed since the start; no later than whatever bounds it. */
  Instant add(Instant start, Duration work);

  /** How much passes from the one to the other, nothing when the other is not later. */
  Duration between(Instant from, Instant to);

  /** Every stretch from the one to the other, in order, without a gap. */
  List<Segment> explain(Instant from, Instant to);

  /** What the count from the one to the other is subject to. */
  Caveats caveats(Instant from, Instant to);

  /** How much of the work there is time for: all of it, unless something bounds the count. */
  default Duration within(Instant start, Duration work) {
    return work;
  }
}
