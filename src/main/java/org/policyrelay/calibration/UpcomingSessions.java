package org.policyrelay.calibration;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.PublishedVersion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the weekly timer will do, as far as it can be told now. */
@Service
@Transactional(readOnly = true)
public class UpcomingSessions {

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

  /**
   * Of each group the next; none where no weekly sessions are wanted.
   *
   * @param at when the timer fires
   */
  public List<Upcoming> next(Instant at) {
    var upcoming = new ArrayList<Upcoming>();
    if (properties.weekly()) {
      var now = clock.instant();
      for (var group : MarketGroup.values()) {
        upcoming.add(new Upcoming(group, at, policy(group, now)));
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
}
