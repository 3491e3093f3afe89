package org.policyrelay.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.policyrelay.calendar.Caveats;
import org.policyrelay.calendar.CountedTime;
import org.policyrelay.calendar.Segment;

/**
 * Why a clock is due when it is due.
 *
 * @param segments every stretch from the start of the count to the due instant: counted, skipped or
 *     paused, with its reason
 * @param pauses every time in which it stood, the one that lasts up to now included
 * @param elapsed working time that has been counted by now
 * @param left working time until it is due, negative once it is overdue
 * @param countsToday whether today's calendars and targets give the same instant; if not, somebody
 *     changed them, and open deadlines move on command only
 * @param caveats what the count is subject to: provisional holidays, and years whose holidays are
 *     not known
 */
public record DeadlineExplanation(
    Deadline deadline,
    List<Segment> segments,
    List<Pause> pauses,
    Duration elapsed,
    Duration left,
    boolean countsToday,
    Caveats caveats) {

  static DeadlineExplanation of(
      Deadline deadline, List<Pause> over, CountedTime time, Instant now) {
    var pauses = new ArrayList<>(over);
    var since = deadline.pausedAt();
    var reason = deadline.pausedFor();
    if (since != null && reason != null && now.isAfter(since)) {
      pauses.add(new Pause(reason, since, now));
    }
    var end = deadline.closedAt() == null ? now : deadline.closedAt();
    var elapsed = new PausedCount(deadline.openedAt(), pauses, time).until(end);
    var recounted = new PausedCount(deadline.openedAt(), over, time).after(deadline.target());
    return new DeadlineExplanation(
        deadline,
        overlay(time.explain(deadline.openedAt(), deadline.dueAt()), pauses, deadline.team()),
        pauses,
        elapsed,
        deadline.target().minus(elapsed),
        recounted.equals(deadline.dueAt()),
        time.caveats(deadline.openedAt(), deadline.dueAt()));
  }

  /** A pause lies over whatever was open or closed meanwhile. */
  private static List<Segment> overlay(List<Segment> segments, List<Pause> pauses, String team) {
    var result = segments;
    for (var pause : pauses) {
      result = overlay(result, pause, team);
    }
    return result;
  }

  private static List<Segment> overlay(List<Segment> segments, Pause pause, String team) {
    var result = new ArrayList<Segment>();
    var put = false;
    for (var segment : segments) {
      if (!segment.to().isAfter(pause.from()) || !segment.from().isBefore(pause.to())) {
        result.add(segment);
        continue;
      }
      if (segment.from().isBefore(pause.from())) {
        result.add(part(segment, segment.from(), pause.from()));
      }
      if (!put) {
        var end = segments.get(segments.size() - 1).to();
        var to = pause.to().isBefore(end) ? pause.to() : end;
        result.add(
            new Segment(
                max(segment.from(), pause.from()),
                to,
                false,
                "paused: " + pause.reason().text(),
                team));
        put = true;
      }
      if (segment.to().isAfter(pause.to())) {
        result.add(part(segment, pause.to(), segment.to()));
      }
    }
    return result;
  }

  private static Segment part(Segment segment, Instant from, Instant to) {
    return new Segment(from, to, segment.counted(), segment.reason(), segment.hub());
  }

  private static Instant max(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
