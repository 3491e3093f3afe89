package org.policyrelay.deadline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.ClockTime;
import org.policyrelay.calendar.CountedTime;
import org.policyrelay.calendar.WorkingTime;

/**
 * How a clock counts.
 *
 * @param byTheClock day and night, for an emergency; else in the working time of the team
 * @param latest what it may not be due after, absent for no bound; only by the clock
 */
public record Count(boolean byTheClock, @Nullable Instant latest) {

  public static final Count WORKING = new Count(false, null);
  public static final Count CLOCK = new Count(true, null);

  /** As {@code handoff-target.dmn} and {@code escalation-ladder.dmn} name it. */
  public String code() {
    return byTheClock ? "clock" : "working";
  }

  /** The time that it counts for a team. */
  public CountedTime in(WorkingTime team) {
    return byTheClock ? new ClockTime(latest) : team;
  }
}
