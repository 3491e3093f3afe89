package org.policyrelay.handoff.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import org.policyrelay.calendar.Calendars;
import org.policyrelay.calendar.HubStatus;
import org.policyrelay.deadline.CalendarFiles;
import org.policyrelay.handoff.web.CalendarView.HubView;
import org.springframework.stereotype.Component;

/** Makes of the calendars what people and programs see of them. */
@Component
class CalendarViews {

  private static final int MOST_FILES = 50;

  private final CalendarFiles files;
  private final Clock clock;

  CalendarViews(CalendarFiles files, Clock clock) {
    this.files = files;
    this.clock = clock;
  }

  CalendarView of(Calendars calendars) {
    var status = calendars.status();
    var today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    var asOf =
        status.stream()
            .map(HubStatus::asOf)
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder())
            .orElse(today);
    var age = Math.max(0, ChronoUnit.DAYS.between(asOf, today));
    return new CalendarView(
        asOf,
        age,
        age > Calendars.OLD_AFTER_DAYS,
        status.stream().map(hub -> view(hub, today)).toList(),
        files.history(MOST_FILES));
  }

  private static HubView view(HubStatus hub, LocalDate today) {
    return new HubView(
        hub.hub(),
        hub.zone(),
        hub.asOf().orElse(null),
        hub.holidaysKnownUntil(),
        hub.collectiveLeave(),
        hub.provisional().stream().filter(day -> !day.date().isBefore(today)).toList(),
        hub.ignored());
  }
}
