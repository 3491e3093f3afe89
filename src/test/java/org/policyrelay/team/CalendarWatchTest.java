package org.policyrelay.team;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.support.HeardLog;
import org.policyrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;

/** Whoever starts the relay reads in the log how old the days off are that it counts with. */
@RelayTest
class CalendarWatchTest {

  @Autowired Teams teams;
  @Autowired Calendars calendars;
  @Autowired ConfigurableApplicationContext context;

  @RegisterExtension final HeardLog log = HeardLog.of(CalendarWatch.class);

  @Test
  void saysHowOldTheyAreAndWarnsOnceThatIsTooOld() {
    var asOf = calendars.status().stream().flatMap(hub -> hub.asOf().stream()).findAny();
    var day = asOf.orElseThrow();

    assertThat(saidOn(day))
        .containsEntry("Market calendars of %s are as of %s, 0 days old", Level.INFO);
    assertThat(saidOn(day.plusDays(1)))
        .containsEntry("Market calendars of %s are as of %s, 1 day old", Level.INFO);
    assertThat(saidOn(day.plusDays(Calendars.OLD_AFTER_DAYS)))
        .containsEntry(
            "Market calendars of %s are as of %s, " + Calendars.OLD_AFTER_DAYS + " days old",
            Level.INFO);
    assertThat(saidOn(day.plusDays(Calendars.OLD_AFTER_DAYS + 1)))
        .containsEntry(
            "Market calendars of %s are as of %s, "
                + (Calendars.OLD_AFTER_DAYS + 1)
                + " days old: governments may have set other days since. POST a newer file to"
                + " /api/calendars.",
            Level.WARN);
  }

  /** Each line with its level; which hubs and which day it is about stand as {@code %s}. */
  private Map<String, Level> saidOn(LocalDate today) {
    log.forget();
    var clock = Clock.fixed(today.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    new CalendarWatch(teams, calendars, clock)
        .say(
            new ApplicationReadyEvent(
                new SpringApplication(), new String[0], context, Duration.ZERO));
    var hubs =
        calendars.status().stream()
            .filter(hub -> hub.asOf().isPresent())
            .map(hub -> hub.hub())
            .collect(Collectors.joining(", "));
    var day = calendars.status().stream().flatMap(hub -> hub.asOf().stream()).findAny();
    return log.events().stream()
        .collect(
            Collectors.toMap(
                line ->
                    line.getFormattedMessage()
                        .replace(hubs, "%s")
                        .replace("as of " + day.orElseThrow(), "as of %s"),
                ILoggingEvent::getLevel,
                (one, other) -> one));
  }
}
