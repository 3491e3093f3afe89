package org.policyrelay.calibration;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.PublishedVersion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the weekly timers will do, as far as it can be told now. */
@Service
@Transactional(readOnly = true)
public class UpcomingSessions {

  /** When the timers of the model fire, in {@link SessionWeek#ZONE}. */
  private static final LocalTime TEN = LocalTime.of(10, 0);

  private final SessionRows rows;
  private final SessionParts parts;
  private final PolicyTurn turn;
  private final CalibrationProperties properties;
  private final Clock clock;

  UpcomingSessions(
      SessionRows rows,
      SessionParts parts,
      PolicyTurn turn,
      CalibrationProperties properties,
      Clock clock) {
    this.rows = rows;
    this.parts = parts;
    this.turn = turn;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * @param policyId absent where none has cases to draw
   */
  public record Upcoming(MarketGroup group, Instant at, @Nullable String policyId) {}

  /** Of each group the next; none where no weekly sessions are wanted. */
  public List<Upcoming> next() {
    var upcoming = new ArrayList<Upcoming>();
    if (properties.weekly()) {
      var now = clock.instant();
      for (var group : MarketGroup.values()) {
        upcoming.add(new Upcoming(group, tuesdayAfter(now), policy(group, now)));
      }
    }
    return upcoming;
  }

  private @Nullable String policy(MarketGroup group, Instant now) {
    for (PublishedVersion one : turn.order(group, rows.lastOpened(group), now)) {
      var id = one.entry().policyId();
      if (parts.tooFew(parts.draw("", group, id, now), id, group) == null) {
        return id;
      }
    }
    return null;
  }

  static Instant tuesdayAfter(Instant now) {
    var day = now.atZone(SessionWeek.ZONE);
    var tuesday = day.with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY)).with(TEN);
    return (tuesday.toInstant().isAfter(now) ? tuesday : tuesday.plusWeeks(1)).toInstant();
  }
}
