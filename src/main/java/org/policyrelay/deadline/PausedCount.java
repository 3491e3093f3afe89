package org.policyrelay.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.policyrelay.calendar.CountedTime;

/** Counts working time from a start and leaves out the pauses. */
final class PausedCount {

  private final Instant start;
  private final List<Pause> pauses;
  private final CountedTime time;

  /**
   * @param pauses in their order; none overlaps another
   */
  PausedCount(Instant start, List<Pause> pauses, CountedTime time) {
    this.start = start;
    this.pauses = pauses;
    this.time = time;
  }

  /** When that much working time has been counted; a pause that begins only then is not met. */
  Instant after(Duration work) {
    var total = work;
    var reached = time.add(start, total);
    for (var pause : pauses) {
      if (!pause.from().isBefore(reached)) {
        break;
      }
      total = total.plus(time.between(pause.from(), pause.to()));
      reached = time.add(start, total);
    }
    return reached;
  }

  /** How much working time has been counted by then. */
  Duration until(Instant end) {
    var counted = time.between(start, end);
    for (var pause : pauses) {
      if (pause.from().isBefore(end)) {
        counted =
            counted.minus(time.between(pause.from(), pause.to().isBefore(end) ? pause.to() : end));
      }
    }
    return counted;
  }
}
