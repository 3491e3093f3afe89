package org.policyrelay.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyrelay.kernel.Texts;

/** Days off as Google, Outlook and Apple export them, and what is none. */
class IcsHolidaysTest {

  private static final ZoneId SINGAPORE = ZoneId.of("Asia/Singapore");

  /** Each event as its lines with a bar between them, the days it makes, or why it makes none. */
  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          DTSTART/VALUE=DATE:20260303                                                    ; 03-03             ; a date
          DTSTART/VALUE=DATE:20260303|DTEND/VALUE=DATE:20260305                          ; 03-03 03-04       ; two days, the end is not in it
          DTSTART/VALUE=DATE:20260303|DTEND/VALUE=DATE:20260303                          ; 03-03             ; an end that is the start
          DTSTART/VALUE=DATE:20260303|DURATION:P2D                                       ; 03-03 03-04       ; two days long
          DTSTART/VALUE=DATE:20260303|DURATION:P1W                                       ; 03-03 03-04 03-05 03-06 03-07 03-08 03-09 ; a week long
          DTSTART/VALUE=DATE/TZID=Asia/Singapore:20260303                                ; 03-03             ; a zone beside a date
          DTSTART/TZID=Asia/Singapore/VALUE=DATE:20260303|DTEND/TZID=X/VALUE=DATE:20260304 ; 03-03           ; a zone that nobody knows beside a date
          DTSTART:20260303                                                               ; 03-03             ; a date that does not say it is one
          DTSTART/TZID=Asia/Singapore:20260303T000000|DTEND/TZID=Asia/Singapore:20260304T000000 ; 03-03      ; midnight to midnight
          DTSTART/TZID="Singapore Standard Time":20260303T000000|DTEND/TZID="Singapore Standard Time":20260305T000000 ; 03-03 03-04 ; Outlook's name of a zone
          DTSTART/TZID=America/New_York:20260303T000000|DTEND/TZID=America/New_York:20260304T000000 ; 03-03  ; as it is written, wherever
          DTSTART:20260303T000000|DTEND:20260304T000000                                  ; 03-03             ; floating
          DTSTART:20260303T000000|DURATION:PT24H                                         ; 03-03             ; 24 hours long
          DTSTART:20260303T000000|DURATION:P1D                                           ; 03-03             ; a day long
          DTSTART:20260303T000000|DTEND:20260303T235959                                  ; 03-03             ; to the last second
          DTSTART:20260303T000000|DTEND:20260303T235900                                  ; 03-03             ; to the last minute
          DTSTART:20260302T160000Z|DTEND:20260303T160000Z                                ; 03-03             ; instants that are midnight here
          DTSTART:20260303T000000Z|DTEND:20260304T000000Z|X-MICROSOFT-CDO-ALLDAYEVENT:TRUE ; 03-03           ; Outlook says all day
          DTSTART:20260303T000000|X-MICROSOFT-CDO-ALLDAYEVENT:TRUE                       ; 03-03             ; without an end, but all day
          DTSTART:20260303T000000Z|DTEND:20260304T000000Z                                ; has a time of day ; instants that are eight o'clock here
          DTSTART/TZID=Asia/Singapore:20260303T090000|DTEND/TZID=Asia/Singapore:20260303T170000 ; has a time of day ; a meeting
          DTSTART:20260303T000000|DTEND:20260303T090000                                  ; does not last whole days ; a night
          DTSTART:20260303T000000                                                        ; has no length     ; a moment
          DTSTART/VALUE=DATE:20260303|STATUS:CANCELLED                                   ; is cancelled      ; cancelled
          DTSTART/VALUE=DATE:20260303|STATUS:cancelled                                   ; is cancelled      ; cancelled in small letters
          DTSTART/VALUE=DATE:20260303|STATUS:CONFIRMED                                   ; 03-03             ; confirmed
          DTSTART/VALUE=DATE:20260303|STATUS:TENTATIVE                                   ; 03-03             ; tentative
          DTSTART/VALUE=DATE:20260303|TRANSP:TRANSPARENT                                 ; 03-03             ; as Google writes every holiday
          DTSTART/VALUE=DATE:20260303|DESCRIPTION:Public holiday                         ; 03-03             ; Google's public holiday
          DTSTART/VALUE=DATE:20260303|DESCRIPTION:Observance\\nTo hide observances\\, go to Google Calendar Settings ; is an observance ; Google's observance
          DTSTART/VALUE=DATE:20260303|CATEGORIES:Holiday,Observance                      ; is an observance  ; by its category
          DTSTART/VALUE=DATE:20260303|SUMMARY:Total Defence Day (Not A Public Holiday)   ; is an observance  ; by its name
          DTSTART/VALUE=DATE:20260303|SUMMARY:New Year's Day (observed)                  ; 03-03             ; observed is a day off
          DTSTART/VALUE=DATE:20260303|X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY              ; is a day to work  ; Apple's day to work
          DTSTART/VALUE=DATE:20260303|X-APPLE-SPECIAL-DAY:WORK-HOLIDAY                   ; 03-03             ; Apple's day off
          DTSTART/VALUE=DATE:20260303|X-MICROSOFT-CDO-BUSYSTATUS:FREE                    ; 03-03             ; Outlook's holidays are free
          DTSTART/VALUE=DATE:20260303|X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE        ; says where        ; Outlook's working elsewhere
          DTSTART/VALUE=DATE:19990303                                                    ; is never from     ; long ago
          SUMMARY:Without a date                                                         ; has no date       ; no date
          DTSTART/VALUE=DATE:20260303|RRULE:FREQ=DAILY/COUNT=3                           ; 03-03 03-04 03-05 ; three days in a row
          DTSTART/VALUE=DATE:20260303|RRULE:FREQ=WEEKLY/UNTIL=20260310                   ; 03-03 03-10       ; until a date
          DTSTART/VALUE=DATE:20260303|RRULE:FREQ=WEEKLY/UNTIL=20260310T000000Z           ; 03-03 03-10       ; until an instant, beside a date
          DTSTART/TZID=Asia/Singapore:20260303T000000|DTEND/TZID=Asia/Singapore:20260304T000000|RRULE:FREQ=WEEKLY/UNTIL=20260309T160000Z ; 03-03 03-10 ; until midnight here
          DTSTART/VALUE=DATE:20260303|RRULE:FREQ=DAILY/COUNT=4|EXDATE/VALUE=DATE:20260304,20260305 ; 03-03 03-06 ; but two
          DTSTART:20260303T000000|DURATION:P1D|RRULE:FREQ=DAILY/COUNT=3|EXDATE/TZID=Asia/Singapore:20260304T000000 ; 03-03 03-05 ; but one at midnight
          DTSTART/VALUE=DATE:20260303|RDATE/VALUE=DATE:20260401,20260402                 ; 03-03 04-01 04-02 ; and two more
          DTSTART/VALUE=DATE:20260303|RRULE:FREQ=HOURLY/COUNT=3                          ; recurs within     ; by the hour
          DTSTART/VALUE=DATE:20260303|RRULE:FREQ=DAILY/COUNT=2/BYHOUR=0                  ; 03-03 03-04       ; at an hour of it
          """)
  void anEventIsADayOffOrSaysWhyNot(String event, String expected, String why) throws Exception {
    var read =
        read(
            "BEGIN:VEVENT\nUID:1\n"
                + event
                    .strip()
                    .replace('|', '\n')
                    .replace('/', ';')
                    .replace("Asia;Singapore", "Asia/Singapore")
                    .replace("America;New", "America/New")
                + "\nEND:VEVENT\n");

    if (expected.matches("[\\d -]+")) {
      assertThat(read.days().keySet())
          .extracting(day -> day.toString().substring(5))
          .containsExactly(expected.split(" ", -1));
      assertThat(read.days().firstKey().getYear()).isEqualTo(2026);
      assertThat(read.ignored()).isEmpty();
    } else {
      assertThat(read.days()).isEmpty();
      assertThat(read.ignored())
          .singleElement()
          .satisfies(
              ignored -> {
                assertThat(ignored.reason()).startsWith(expected);
                assertThat(ignored.line()).as("the line of BEGIN:VEVENT").isEqualTo(4);
              });
    }
  }

  @Test
  void singleDatesOfASeriesAreMovedAndCancelled() throws Exception {
    var read =
        read(
            """
            BEGIN:VEVENT
            UID:series
            DTSTART;VALUE=DATE:20260302
            RRULE:FREQ=WEEKLY;COUNT=4
            SUMMARY:Rest
            END:VEVENT
            BEGIN:VEVENT
            UID:series
            RECURRENCE-ID;VALUE=DATE:20260309
            DTSTART;VALUE=DATE:20260310
            DTEND;VALUE=DATE:20260312
            SUMMARY:Rest\\, moved
            END:VEVENT
            BEGIN:VEVENT
            UID:series
            RECURRENCE-ID;TZID=Asia/Singapore:20260316T000000
            DTSTART;VALUE=DATE:20260316
            STATUS:CANCELLED
            END:VEVENT
            """);

    assertThat(read.days().keySet())
        .containsExactly(
            day("2026-03-02"), day("2026-03-10"), day("2026-03-11"), day("2026-03-23"));
    assertThat(read.days()).containsEntry(day("2026-03-10"), "Rest, moved");
    assertThat(read.ignored()).extracting(IgnoredEvent::reason).containsExactly("is cancelled");
  }

  @Test
  void aChangeForAllThatFollowMovesThemAll() throws Exception {
    var read =
        read(
            """
            BEGIN:VEVENT
            UID:series
            RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260309
            DTSTART;VALUE=DATE:20260310
            SUMMARY:Tuesdays now
            END:VEVENT
            BEGIN:VEVENT
            UID:series
            DTSTART;VALUE=DATE:20260302
            RRULE:FREQ=WEEKLY;COUNT=3
            SUMMARY:Mondays
            END:VEVENT
            """);

    assertThat(read.days().keySet())
        .containsExactly(day("2026-03-02"), day("2026-03-10"), day("2026-03-17"));
    assertThat(read.days()).containsEntry(day("2026-03-17"), "Tuesdays now");
  }

  @Test
  void theLastVersionOfAnEventCounts() throws Exception {
    var read =
        read(
            """
            BEGIN:VEVENT
            UID:1
            SEQUENCE:0
            DTSTART;VALUE=DATE:20260303
            END:VEVENT
            BEGIN:VEVENT
            UID:1
            SEQUENCE:2
            DTSTART;VALUE=DATE:20260304
            END:VEVENT
            """);

    assertThat(read.days().keySet()).containsExactly(day("2026-03-04"));
    assertThat(read.ignored())
        .extracting(IgnoredEvent::reason)
        .containsExactly("a later version of it is there");
  }

  @Test
  void severalCalendarsInOneFileAreAllRead() throws Exception {
    var one = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2026030%d\nEND:VEVENT\nEND:VCALENDAR\n";
    var read = readAll(one.formatted(3) + one.formatted(4) + "\n" + one.formatted(5));

    assertThat(read.days().keySet())
        .containsExactly(day("2026-03-03"), day("2026-03-04"), day("2026-03-05"));
  }

  @Test
  void anAlarmInAnEventAndATaskBesideItAreNotTheEvent() throws Exception {
    var read =
        read(
            """
            BEGIN:VTIMEZONE
            TZID:Singapore Standard Time
            BEGIN:STANDARD
            DTSTART:16010101T000000
            TZOFFSETFROM:+0800
            TZOFFSETTO:+0800
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VTODO
            SUMMARY:Water the plants
            DTSTART;VALUE=DATE:20260304
            END:VTODO
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20260303
            SUMMARY:Offsite
            BEGIN:VALARM
            DESCRIPTION:Observance
            DURATION:P5D
            STATUS:CANCELLED
            END:VALARM
            END:VEVENT
            """);

    assertThat(read.days()).containsOnlyKeys(day("2026-03-03"));
    assertThat(read.ignored()).extracting(IgnoredEvent::what).containsExactly("VTODO");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void aLineIsFoldedAnywhereEvenInACharacter(String end) throws Exception {
    var name = "วันหยุด 农历新年 Tết 🎆";
    var file = new ByteArrayOutputStream();
    file.write(
        ("\ufeffBEGIN:VCALENDAR" + end + "BEGIN:VEVENT" + end).getBytes(StandardCharsets.UTF_8));
    file.write(
        ("DTSTART;VALUE=DA" + end + " TE:2026" + end + "\t0303" + end)
            .getBytes(StandardCharsets.UTF_8));
    for (byte one : ("SUMMARY:" + name).getBytes(StandardCharsets.UTF_8)) {
      file.write(one);
      file.write((end + " ").getBytes(StandardCharsets.UTF_8));
    }
    file.write((end + "END:VEVENT" + end + "END:VCALENDAR").getBytes(StandardCharsets.UTF_8));

    assertThat(IcsHolidays.read(new ByteArrayInputStream(file.toByteArray()), SINGAPORE).days())
        .containsExactly(Map.entry(day("2026-03-03"), name));
  }

  /** Wherever the bytes are folded, the name is the same. */
  @Property(tries = 200)
  void aNameComesOutAsItWentIn(
      @ForAll @StringLength(max = 60) String text, @ForAll @IntRange(min = 1, max = 74) int width)
      throws Exception {
    var name = text.replaceAll("[\\p{C}\\p{Z}\\\\,;]+", " ").strip();
    var line = ("SUMMARY:" + name).getBytes(StandardCharsets.UTF_8);
    var file = new ByteArrayOutputStream();
    file.write(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260303\r\n".getBytes(StandardCharsets.UTF_8));
    for (var at = 0; at < line.length; at += width) {
      file.write((at == 0 ? "" : "\r\n ").getBytes(StandardCharsets.UTF_8));
      file.write(line, at, Math.min(width, line.length - at));
    }
    file.write("\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8));

    assertThat(IcsHolidays.read(new ByteArrayInputStream(file.toByteArray()), SINGAPORE).days())
        .containsEntry(day("2026-03-03"), Texts.isBlank(name) ? "holiday" : name);
  }

  @Test
  void aRuleThatGoesOnForEverMakesNoYearKnown() throws Exception {
    var read =
        read(
            """
            BEGIN:VEVENT
            UID:1
            DTSTART;VALUE=DATE:20250309
            RRULE:FREQ=YEARLY
            SUMMARY:Founders' Day
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTART;VALUE=DATE:20310101
            END:VEVENT
            """);

    assertThat(read.days()).containsKey(day("2044-03-09"));
    assertThat(read.knownUntil()).isEqualTo(day("2031-12-31"));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DTSTART;VALUE=DATE:20260230      | 7 | DTSTART is '20260230'
          DTSTART;VALUE=DATE:2026-03-03    | 7 | DTSTART is '2026-03-03'
          DTSTART:tomorrow                 | 7 | DTSTART is 'tomorrow'
          DTSTART:20260303T250000          | 7 | DTSTART is '20260303T250000'
          DTSTART:20260303;DTEND:soon      | 8 | DTEND is 'soon'
          DTSTART:20260303;DURATION:long   | 8 | DURATION is 'long'
          DTSTART:20260303;RRULE:FREQ=NOW  | 8 | RRULE is 'FREQ=NOW'
          DTSTART:20260303;EXDATE:never    | 8 | EXDATE is 'never'
          DTSTART:20260303;RECURRENCE-ID:x | 8 | RECURRENCE-ID is 'x'
          DTSTART:20260303;no line at all  | 8 | 'no line at all' is no line
          """)
  void anErrorNamesItsLine(String lines, int line, String message) {
    var text = lines.startsWith("DTSTART;") ? lines : lines.replace(';', '\n');
    assertThatThrownBy(() -> read("X-A:b\n c\nBEGIN:VEVENT\n" + text + "\nEND:VEVENT\n"))
        .isInstanceOfSatisfying(
            IcsException.class, wrong -> assertThat(wrong.line()).isEqualTo(line))
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <html>not a calendar</html>                 | 1 | is no line
          ''                                          | 1 | no BEGIN:VCALENDAR
          BEGIN:VCARD~END:VCARD                       | 1 | BEGIN:VCARD stands in no VCALENDAR
          VERSION:2.0~BEGIN:VEVENT~END:VEVENT         | 1 | 'VERSION' stands in no VCALENDAR
          BEGIN:VCALENDAR~BEGIN:VEVENT~DTSTART:20260303 | 3 | ends before END:VEVENT
          BEGIN:VCALENDAR~END:VEVENT~END:VCALENDAR    | 2 | is no line
          BEGIN:VCALENDAR~BEGIN:~END:VCALENDAR        | 2 | is no line
          BEGIN:VCALENDAR~END:~END:VCALENDAR          | 2 | is no line
          BEGIN:VCALENDAR~BEGIN:VCARD~nothing~no      | 3 | is no line
          """)
  void whatIsNoCalendarSaysWhere(String file, int line, String message) {
    assertThatThrownBy(() -> readAll(file.replace('~', '\n')))
        .isInstanceOfSatisfying(
            IcsException.class, wrong -> assertThat(wrong.line()).isEqualTo(line))
        .hasMessageContaining(message);
  }

  static IcsHolidays read(String events) throws IOException, IcsException {
    return readAll(
        String.join(
            "\n",
            List.of(
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", events + "END:VCALENDAR")));
  }

  private static IcsHolidays readAll(String text) throws IOException, IcsException {
    return IcsHolidays.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), SINGAPORE);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
