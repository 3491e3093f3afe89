package org.policyrelay.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyrelay.kernel.SettingException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Calendars as an operator changes them, read as Spring Boot reads the settings. */
class ConfiguredCalendarsTest {

  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path folder;

  private static final Instant MONDAY_NINE = instant("2026-03-02T09:00+08:00");

  @Test
  void aHubGetsHoursByWeekday() {
    var calendars =
        configured("relay.calendars.MY-KUL.hours", "Mon-Thu 09:00-18:00; Fri 09:00-12:00");
    var time = calendars.workingTime(List.of("MY-KUL"), null);

    assertThat(time.add(MONDAY_NINE, Duration.ofHours(39)))
        .isEqualTo(instant("2026-03-06T12:00+08:00"));
  }

  @Test
  void aHubGetsHolidaysAndWorkingDaysOfItsOwn() {
    var calendars =
        configured(
            "relay.calendars.SG.holidays[0].date", "2026-03-03",
            "relay.calendars.SG.holidays[0].name", "Move to the new office",
            "relay.calendars.SG.working-days[0]", "2026-03-07",
            "relay.calendars.SG.working-days[1]", "2026-02-17");
    var time = calendars.workingTime(List.of("SG"), null);

    assertThat(time.add(MONDAY_NINE, Duration.ofHours(9)))
        .isEqualTo(instant("2026-03-04T10:00+08:00"));
    assertThat(time.explain(MONDAY_NINE, instant("2026-03-04T09:00+08:00")))
        .extracting(Segment::reason)
        .contains("holiday: Move to the new office, SG");
    assertThat(time.isOpenAt(instant("2026-03-07T10:00+08:00"))).as("a Saturday").isTrue();
    assertThat(time.isOpenAt(instant("2026-02-17T10:00+08:00"))).as("Chinese New Year").isTrue();
  }

  @Test
  void aPlaceOfOnesOwnNeedsAZoneAndNothingElse() {
    var calendars =
        configured(
            "relay.calendars.JP.zone", "Asia/Tokyo",
            "relay.calendars.JP.weekend[0]", "SUNDAY");
    var time = calendars.workingTime(List.of("JP"), null);

    assertThat(time.add(instant("2026-03-06T16:00+09:00"), Duration.ofHours(2)))
        .as("Saturday is a working day")
        .isEqualTo(instant("2026-03-07T10:00+09:00"));
    assertThat(time.holidaysUnknownAfter(MONDAY_NINE)).isPresent();
  }

  @Test
  void aCalendarFileBringsDaysOff() {
    var calendars =
        withIcs(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//test//EN
            BEGIN:VEVENT
            UID:1
            DTSTAMP:20260101T000000Z
            DTSTART;VALUE=DATE:20260303
            DTEND;VALUE=DATE:20260305
            SUMMARY:Offsite\\, two days
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTAMP:20260101T000000Z
            DTSTART;VALUE=DATE:20250309
            RRULE:FREQ=YEARLY
            SUMMARY:Founders' Day
            END:VEVENT
            BEGIN:VEVENT
            UID:3
            DTSTAMP:20260101T000000Z
            DTSTART:20260302T010000Z
            DTEND:20260302T090000Z
            SUMMARY:A meeting is no day off
            END:VEVENT
            BEGIN:VEVENT
            UID:4
            DTSTAMP:20260101T000000Z
            DTSTART;VALUE=DATE:20260305
            STATUS:CANCELLED
            SUMMARY:Called off
            END:VEVENT
            END:VCALENDAR
            """);
    var time = calendars.workingTime(List.of("SG"), null);

    assertThat(time.add(MONDAY_NINE, Duration.ofHours(9)))
        .isEqualTo(instant("2026-03-05T10:00+08:00"));
    assertThat(time.explain(MONDAY_NINE, instant("2026-03-10T17:00+08:00")))
        .extracting(Segment::reason)
        .contains("holiday: Offsite, two days, SG", "holiday: Founders' Day, SG");
  }

  @Test
  void whatCannotBeIsRefusedWithItsSetting() {
    refused(
        () -> configured("relay.calendars.SG.hours", "17:00-09:00"),
        "relay.calendars.SG.hours: Opening hours '17:00-09:00' cannot be read: '17:00-09:00' ends before it begins");
    refused(
        () -> configured("relay.calendars.JP.hours", "09:00-17:00"),
        "relay.calendars.JP.zone: is needed: no calendar of the name 'JP' comes with the relay");
    refused(
        () -> configured("relay.calendars.SG.hours", "Sat 09:00-12:00"),
        "relay.calendars.SG: 'SG' has no open hour at all");
    refused(
        () -> configured("relay.calendars.SG.working-days[0]", "2200-01-01"),
        "relay.calendars.SG: 2200-01-01 does not lie from 1800-01-01 to 2199-12-31");
    refused(
        () -> withIcs("<html>not a calendar</html>"),
        "holidays.ics, line 1: '<html>not a calendar</html>' is no line of an iCalendar file");
    refused(() -> withIcs(""), "holidays.ics, line 1: is no iCalendar file");
    refused(
        () -> withIcs("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260230\nEND:VEVENT\nEND:VCALENDAR"),
        "holidays.ics, line 3: DTSTART is '20260230', which is no date such as 20261225");
    refused(
        () -> configured("relay.calendars.SG.collective-leave", "true"),
        "relay.calendars.SG.collective-leave: no collective leave is known for 'SG', only for [ID]");
    refused(
        () -> configured("relay.calendars.SG.ics", "file:/no/such/file.ics"),
        "relay.calendars.SG.ics:");
  }

  @Test
  void whatAFileHasBesideDaysOffIsListed() {
    var calendars =
        withIcs(
            """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            DTSTART:20260302T010000Z
            DTEND:20260302T090000Z
            SUMMARY:A meeting
            END:VEVENT
            END:VCALENDAR
            """);

    assertThat(calendars.status())
        .filteredOn(status -> status.hub().equals("SG"))
        .singleElement()
        .satisfies(
            status ->
                assertThat(status.ignored())
                    .containsExactly(
                        new IgnoredEvent(2, "A meeting", "has a time of day, it begins at 09:00")));
  }

  @Test
  void collectiveLeaveCountsOnlyWhereItIsSaid() {
    var cuti = instant("2026-12-24T10:00+07:00");

    assertThat(Calendars.builtIn().workingTime(List.of("ID"), null).isOpenAt(cuti)).isTrue();
    var time =
        configured("relay.calendars.ID.collective-leave", "true").workingTime(List.of("ID"), null);
    assertThat(time.isOpenAt(cuti)).isFalse();
    assertThat(time.explain(cuti, cuti.plusSeconds(60)))
        .extracting(Segment::reason)
        .containsExactly("holiday: Christmas Joint Holiday, ID");
    assertThat(
            configured("relay.calendars.ID.collective-leave", "false")
                .workingTime(List.of("ID"), null)
                .isOpenAt(cuti))
        .isTrue();
  }

  private static void refused(Runnable start, String message) {
    assertThatThrownBy(start::run)
        .isInstanceOf(SettingException.class)
        .hasMessageContaining(message);
  }

  private static Calendars withIcs(String text) {
    var file = folder.resolve("holidays.ics");
    try {
      Files.writeString(file, text.replace("\n", "\r\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Calendars(
        new CalendarProperties(
            Map.of(
                "SG",
                new CalendarProperties.Entry(
                    null, null, null, List.of(), List.of(), file.toString(), false))));
  }

  private static Calendars configured(String... settings) {
    var map = new LinkedHashMap<String, Object>();
    for (var index = 0; index < settings.length; index += 2) {
      map.put(settings[index], settings[index + 1]);
    }
    var properties =
        new Binder(new MapConfigurationPropertySource(map))
            .bind("relay", CalendarProperties.class)
            .get();
    return new Calendars(properties);
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
