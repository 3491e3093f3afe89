package org.policyrelay.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Time by the clock, day and night, on every day: an hour is an hour. No calendar has a part in it.
 *
 * @param latest what nothing may be due after, such as a regulator's deadline; absent for no bound
 */
public record ClockTime(@Nullable Instant latest) implements CountedTime {

  private static final Caveats CERTAIN = new Caveats(List.of(), Optional.empty());

  /** Also before the start, where the bound lies there: the work is late when it begins. */
  @Override
  public Instant add(Instant start, Duration work) {
    var reached = start.plus(work);
    return latest != null && reached.isAfter(latest) ? latest : reached;
  }

  @Override
  public Duration between(Instant from, Instant to) {
    return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
  }

  @Override
  public Duration within(Instant start, Duration work) {
    return between(start, add(start, work));
  }

  @Override
  public List<Segment> explain(Instant from, Instant to) {
    return to.isAfter(from) ? List.of(new Segment(from, to, true, "by the clock", "")) : List.of();
  }

  @Override
  public Caveats caveats(Instant from, Instant to) {
    return CERTAIN;
  }
}
