package org.policyrelay.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.policyrelay.calendar.IcsHolidaysTest.read;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Several events of one file: versions of one another, dates of a series, and the same day. */
class IcsSeriesTest {

  @Test
  void eachEventAndEachDateOfOneHasVersionsOfItsOwn() throws Exception {
    var read =
        read(
            """
            BEGIN:VEVENT
            UID:1
            SEQUENCE:0
            DTSTART;VALUE=DATE:20260303
            RRULE:FREQ=DAILY;COUNT=3
            END:VEVENT
            BEGIN:VEVENT
            UID:1
            SEQUENCE:1
            RECURRENCE-ID;VALUE=DATE:20260304
            DTSTART;VALUE=DATE:20260314
            END:VEVENT
            BEGIN:VEVENT
            UID:1
            SEQUENCE:2
            RECURRENCE-ID;VALUE=DATE:20260305
            DTSTART;VALUE=DATE:20260315
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            SEQUENCE:3
            DTSTART;VALUE=DATE:20260401
            END:VEVENT
            BEGIN:VEVENT
            UID:3
            SEQUENCE:none
            DTSTART;VALUE=DATE:20260402
            END:VEVENT
            """);

    assertThat(read.days().keySet())
        .containsExactly(
            day("2026-03-03"),
            day("2026-03-14"),
            day("2026-03-15"),
            day("2026-04-01"),
            day("2026-04-02"));
  }

  @Test
  void aSeriesIsCancelledFromADateOn() throws Exception {
    var read =
        read(
            """
            BEGIN:VEVENT
            UID:series
            DTSTART;VALUE=DATE:20260302
            RRULE:FREQ=WEEKLY;COUNT=4
            END:VEVENT
            BEGIN:VEVENT
            UID:series
            RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260316
            DTSTART;VALUE=DATE:20260316
            STATUS:CANCELLED
            END:VEVENT
            """);

    assertThat(read.days().keySet()).containsExactly(day("2026-03-02"), day("2026-03-09"));
  }

  @Test
  void aDayThatIsOffForSeveralReasonsTellsEachOnce() throws Exception {
    var read =
        read(
            """
            BEGIN:VEVENT
            UID:1
            DTSTART;VALUE=DATE:20260303
            SUMMARY:Eid
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTART;VALUE=DATE:20260303
            SUMMARY:Founders' Day
            END:VEVENT
            BEGIN:VEVENT
            UID:3
            DTSTART;VALUE=DATE:20260303
            SUMMARY:Eid
            END:VEVENT
            """);

    assertThat(read.days()).containsEntry(day("2026-03-03"), "Eid; Founders' Day");
  }

  @Test
  void ofWhatBeganBeforeAnyDayIsCountedTheRestIsTaken() throws Exception {
    var first = WorkingTime.FIRST_DAY.minusDays(1);
    var read =
        read(
            "BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:%s\nDURATION:P3D\nEND:VEVENT\n"
                .formatted(first.toString().replace("-", "")));

    assertThat(read.days().keySet())
        .containsExactly(WorkingTime.FIRST_DAY, WorkingTime.FIRST_DAY.plusDays(1));
  }

  @Test
  void whatIsNoDayOffIsToldInTheOrderOfTheFile() throws Exception {
    var read =
        read(
            """
            BEGIN:VEVENT
            UID:1
            DTSTART;VALUE=DATE:20260303
            STATUS:CANCELLED
            SUMMARY:First
            END:VEVENT
            BEGIN:VTODO
            SUMMARY:Second
            END:VTODO
            BEGIN:VEVENT
            UID:1
            DTSTART;VALUE=DATE:20260303
            SUMMARY:Third (observance)
            END:VEVENT
            """);

    assertThat(read.ignored()).extracting(IgnoredEvent::what).startsWith("First", "VTODO");
    assertThat(read.ignored()).extracting(IgnoredEvent::line).isSorted();
  }

  /** Zones and what a program added for itself are part of every file. */
  @Test
  void whatElseStandsInAFileIsToldUnlessItIsInEveryFile() throws Exception {
    var read =
        read(
            """
            BEGIN:VTIMEZONE
            TZID:UTC
            END:VTIMEZONE
            BEGIN:X-THING
            SUMMARY:Ours
            END:X-THING
            BEGIN:VJOURNAL
            SUMMARY:A diary
            END:VJOURNAL
            """);

    assertThat(read.days()).isEmpty();
    assertThat(read.ignored())
        .extracting(IgnoredEvent::what, IgnoredEvent::reason)
        .containsExactly(tuple("VJOURNAL", "is no event of a calendar"));
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
