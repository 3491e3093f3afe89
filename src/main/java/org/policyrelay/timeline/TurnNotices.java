package org.policyrelay.timeline;

import java.util.Set;
import java.util.stream.Collectors;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.calendar.PlaceNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.notification.Audience;
import org.policyrelay.notification.Notice;
import org.policyrelay.notification.Notice.Urgency;
import org.policyrelay.notification.Notices;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.team.Team;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** Tells the leads of every team, as they were told of the publication. */
@Component
class TurnNotices {

  private final Notices notices;
  private final Teams teams;
  private final MarketZones zones;

  TurnNotices(Notices notices, Teams teams, MarketZones zones) {
    this.notices = notices;
    this.teams = teams;
    this.zones = zones;
  }

  /** The event has no version in its name: another one that says the same tells nothing more. */
  void tell(PublishedVersion version, Turn turn) {
    var policy = version.entry().policyId();
    var everywhere = turn.market().isEverywhere();
    var where = everywhere ? "all other markets" : PlaceNames.of(turn.place());
    var leads = teams.all().stream().map(Team::leadGroup).collect(Collectors.toSet());
    notices.tell(
        new Notice(
            "timeline/%s/%s/%s/%s"
                .formatted(policy, turn.place(), turn.step().code(), turn.stated()),
            Urgency.NORMAL,
            "%s in %s: %s".formatted(version.entry().name(), where, turn.step().words()),
            "%s %s, from %s.".formatted(policy, version.version(), when(turn)),
            everywhere
                ? "/policies/" + policy
                : "/policies/%s/markets/%s".formatted(policy, turn.market()),
            null),
        new Audience(Set.of(), leads));
  }

  private String when(Turn turn) {
    return Moments.text(turn.due(), zones.zoneOf(turn.place()), Moments.ON_RECORD);
  }
}
