package org.policyrelay.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.policyrelay.calendar.Caveats;
import org.policyrelay.calendar.ClockTime;
import org.policyrelay.calendar.Segment;
import org.policyrelay.kernel.Moments;

/** Says in one line by when something is due and why. */
public final class DeadlineWords {

  private static final DateTimeFormatter WHEN = Moments.WITH_WEEKDAY;
  private static final DateTimeFormatter SINCE =
      DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);
  private static final String NIGHT = "outside hours";

  private DeadlineWords() {}

  /**
   * @param team whose working time counts, as people call it
   * @param zone the reader's
   */
  public static String line(DeadlineExplanation why, String team, ZoneId zone) {
    var clock = why.deadline();
    var since = clock.pausedAt();
    if (since != null && clock.pausedFor() != null) {
      return "Clock stopped since %s (%s); %s left"
          .formatted(when(since, zone), clock.pausedFor().text(), hours(why.left()));
    }
    var due =
        clock.count().byTheClock()
            ? byTheClock(clock.dueAt(), clock.openedAt(), clock.count(), zone)
            : line(
                clock.dueAt(),
                clock.openedAt(),
                clock.target(),
                why.segments(),
                why.caveats(),
                team,
                zone);
    return due + (why.left().isNegative() ? "; overdue by " + hours(why.left().negated()) : "");
  }

  /** As above, for what is counted day and night. */
  public static String byTheClock(Instant due, Instant start, Count count, ZoneId zone) {
    var latest = count.latest();
    return "Due %s: %s by the clock, day and night, from %s%s"
        .formatted(
            when(due, zone),
            hours(new ClockTime(null).between(start, due)),
            SINCE.format(start.atZone(zone)),
            latest == null ? "" : "; statutory deadline " + when(latest, zone));
  }

  /** As above, for what has a due instant and no clock of its own. */
  public static String line(
      Instant due,
      Instant start,
      Duration work,
      List<Segment> segments,
      Caveats caveats,
      String team,
      ZoneId zone) {
    return "Due %s: %s of %s's working time from %s%s%s"
        .formatted(
            when(due, zone),
            hours(work),
            team,
            SINCE.format(start.atZone(zone)),
            notCounted(segments),
            caveats.isEmpty() ? "" : "; " + caveats.text());
  }

  private static String notCounted(List<Segment> segments) {
    var reasons = new LinkedHashSet<String>();
    for (var segment : segments) {
      if (!segment.counted()) {
        for (var reason : segment.reason().split("; ", -1)) {
          if (!reason.startsWith(NIGHT)) {
            reasons.add(reason);
          }
        }
      }
    }
    var text = new StringJoiner("; ", "; not counted: ", "").setEmptyValue("");
    reasons.forEach(text::add);
    return text.toString();
  }

  private static String when(Instant instant, ZoneId zone) {
    return Moments.text(instant, zone, WHEN);
  }

  /** {@code 2 h 30 min}; less than a minute is {@code 0 min}. */
  public static String hours(Duration duration) {
    var minutes = duration.toMinutesPart();
    var hours = duration.toHours();
    if (hours == 0) {
      return minutes + " min";
    }
    return hours + " h" + (minutes == 0 ? "" : " " + minutes + " min");
  }
}
