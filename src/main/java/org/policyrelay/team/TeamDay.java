package org.policyrelay.team;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import org.policyrelay.calendar.MarketZones;
import org.springframework.stereotype.Component;

/** Where a team's day begins and ends; the list "Due today" asks for it. */
@Component
class TeamDay {

  private final Teams teams;
  private final MarketZones zones;
  private final Clock clock;

  TeamDay(Teams teams, MarketZones zones, Clock clock) {
    this.teams = teams;
    this.zones = zones;
    this.clock = clock;
  }

  /**
   * Midnight after now at the team's first hub.
   *
   * @return a {@code Date}, which is what the engine's queries take
   */
  Date end(String team) {
    var zone = zones.zoneOf(teams.get(team).hubs().get(0));
    var tomorrow = LocalDate.now(clock.withZone(zone)).plusDays(1);
    return Date.from(tomorrow.atStartOfDay(zone).toInstant());
  }
}
