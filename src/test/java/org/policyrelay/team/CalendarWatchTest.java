package org.policyrelay.team;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.support.RelayTest;
import org.slf4j.LoggerFactory;
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

  private final Logger logger = (Logger) LoggerFactory.getLogger(CalendarWatch.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

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
    log.list.clear();
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
    return log.list.stream()
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
