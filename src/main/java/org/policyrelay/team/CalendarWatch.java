package org.policyrelay.team;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.calendar.HubStatus;
import org.policyrelay.kernel.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says at start how old the calendars are, what an iCalendar file has beside days off, and which
 * team's holidays will soon be unknown, while there is time to add them.
 */
@Component
class CalendarWatch {

  private static final Logger LOG = LoggerFactory.getLogger(CalendarWatch.class);
  private static final Duration AHEAD = Duration.ofDays(365);

  private final Teams teams;
  private final Calendars calendars;
  private final Clock clock;

  CalendarWatch(Teams teams, Calendars calendars, Clock clock) {
    this.teams = teams;
    this.calendars = calendars;
    this.clock = clock;
  }

  @EventListener
  void say(ApplicationReadyEvent started) {
    var status = calendars.status();
    age(status);
    status.forEach(CalendarWatch::ignored);
    unknown();
  }

  private void age(List<HubStatus> status) {
    var hubs = new TreeMap<LocalDate, List<String>>();
    for (var hub : status) {
      hub.asOf()
          .ifPresent(day -> hubs.computeIfAbsent(day, any -> new ArrayList<>()).add(hub.hub()));
    }
    var today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    hubs.forEach(
        (day, names) -> {
          var age = ChronoUnit.DAYS.between(day, today);
          var text = "Market calendars of {} are as of {}, {} old";
          if (age > Calendars.OLD_AFTER_DAYS) {
            LOG.warn(
                text
                    + ": governments may have set other days since. POST a newer file to"
                    + " /api/calendars.",
                String.join(", ", names),
                day,
                Words.count(age, "day"));
          } else {
            LOG.info(text, String.join(", ", names), day, Words.count(Math.max(0, age), "day"));
          }
        });
  }

  private static void ignored(HubStatus hub) {
    hub.ignored()
        .forEach(
            event ->
                LOG.info(
                    "relay.calendars.{}.ics, line {}: '{}' is no day off, it {}",
                    hub.hub(),
                    event.line(),
                    event.what(),
                    event.reason()));
  }

  private void unknown() {
    for (var team : teams.all()) {
      teams
          .workingTime(team.id())
          .holidaysUnknownAfter(clock.instant().plus(AHEAD))
          .ifPresent(
              last ->
                  LOG.warn(
                      "Holidays of {} ({}) are known until {} only: deadlines after that count"
                          + " weekends and nothing else. Add them under relay.calendars.<hub>, or"
                          + " POST a newer file to /api/calendars.",
                      team.name(),
                      String.join(", ", team.hubs()),
                      last));
    }
  }
}
