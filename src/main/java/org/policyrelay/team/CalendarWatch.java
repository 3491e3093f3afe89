package org.policyrelay.team;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says at start which team's holidays will soon be unknown, while there is time to add them. */
@Component
class CalendarWatch {

  private static final Logger LOG = LoggerFactory.getLogger(CalendarWatch.class);
  private static final Duration AHEAD = Duration.ofDays(365);

  private final Teams teams;
  private final Clock clock;

  CalendarWatch(Teams teams, Clock clock) {
    this.teams = teams;
    this.clock = clock;
  }

  @EventListener
  void warn(ApplicationReadyEvent started) {
    for (var team : teams.all()) {
      teams
          .workingTime(team.id())
          .holidaysUnknownAfter(clock.instant().plus(AHEAD))
          .ifPresent(
              last ->
                  LOG.warn(
                      "Holidays of {} ({}) are known until {} only: deadlines after that count"
                          + " weekends and nothing else. Add them under relay.calendars.<hub>.",
                      team.name(),
                      String.join(", ", team.hubs()),
                      last));
    }
  }
}
