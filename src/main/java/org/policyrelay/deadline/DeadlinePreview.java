package org.policyrelay.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.ProvisionalDay;
import org.policyrelay.calendar.Segment;
import org.policyrelay.calendar.WorkingTime;
import org.policyrelay.kernel.RefusedException;

/**
 * When work would be due, and why.
 *
 * @param worked the working time between start and due
 * @param segments every stretch in between
 * @param provisional holidays in it, or right beside it, that can still move by a day
 * @param warning set when something is provisional, or the holidays of that time are not known
 */
public record DeadlinePreview(
    Instant due,
    Duration worked,
    List<Segment> segments,
    List<ProvisionalDay> provisional,
    @Nullable String warning) {

  /** The most work that is counted. */
  public static final Duration LONGEST = Duration.ofHours(10_000);

  /**
   * @param work at most {@link #LONGEST}
   * @throws RefusedException when the calendars do not reach as far
   */
  public static DeadlinePreview of(WorkingTime time, Instant start, Duration work) {
    var due = time.add(start, work);
    var caveats = time.caveats(start, due);
    return new DeadlinePreview(
        due,
        time.between(start, due),
        time.explain(start, due),
        caveats.provisional(),
        caveats.isEmpty() ? null : caveats.text());
  }
}
