package org.policyrelay.calendar;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.CalendarProperties.DayOff;
import org.policyrelay.calendar.CalendarProperties.Entry;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.SettingException;
import org.policyrelay.kernel.Times;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;

/** What the configuration says about one place, laid over what is known of it. Read once. */
final class ConfiguredHub {

  private static final ResourceLoader FILES_FIRST =
      ApplicationResourceLoader.get(new DefaultResourceLoader(), true);

  private final String setting;
  private final String hub;
  private final Entry entry;
  private final @Nullable OpeningHours hours;
  private final IcsHolidays ics;
  private final Map<LocalDate, String> holidays = new TreeMap<>();

  /**
   * @param known the calendars that come with the relay, by name
   * @throws SettingException when a value cannot be, or the place would never be open
   */
  ConfiguredHub(String hub, Entry entry, Map<String, HubCalendar> known) {
    this.setting = "relay.calendars." + hub;
    this.hub = hub;
    this.entry = entry;
    var zone = zone(known);
    this.hours = entry.hours() == null ? null : hours(entry.hours());
    this.ics = entry.ics() == null ? IcsHolidays.NONE : ics(entry.ics(), zone);
    for (var day : entry.holidays()) {
      holidays.put(date(day), day.name());
    }
    Stream.concat(holidays.keySet().stream(), entry.workingDays().stream()).forEach(this::check);
    checkLeave(known);
    if (on(known).open(WorkingTime.FIRST_DAY, WorkingTime.LAST_DAY).isEmpty()) {
      throw new SettingException(setting, "'" + hub + "' has no open hour at all");
    }
  }

  String name() {
    return hub;
  }

  /** What its iCalendar file has beside days off. */
  List<IgnoredEvent> ignored() {
    return ics.ignored();
  }

  /** The place as it is known, with the settings over it. */
  HubCalendar on(Map<String, HubCalendar> known) {
    var calendar = known.get(hub);
    if (calendar == null) {
      calendar = HubCalendar.bare(hub, zone(known));
    }
    if (entry.zone() != null) {
      calendar = calendar.withZone(entry.zone());
    }
    if (hours != null) {
      calendar = calendar.withHours(hours);
    }
    if (entry.weekend() != null) {
      calendar = calendar.withWeekend(entry.weekend());
    }
    if (entry.collectiveLeave()) {
      calendar = calendar.withCollectiveLeave();
    }
    return calendar
        .withHolidays(ics.days(), ics.knownUntil())
        .withHolidays(holidays, knownUntil())
        .withWorkingDays(entry.workingDays());
  }

  /** Who adds the holidays of a year by hand knows that year. */
  private LocalDate knownUntil() {
    return holidays.keySet().stream()
        .max(LocalDate::compareTo)
        .map(last -> LocalDate.of(last.getYear(), 12, 31))
        .orElse(LocalDate.MIN);
  }

  private ZoneId zone(Map<String, HubCalendar> known) {
    if (entry.zone() != null) {
      return entry.zone();
    }
    var calendar = known.get(hub);
    if (calendar == null) {
      throw new SettingException(
          setting + ".zone",
          "is needed: no calendar of the name '"
              + hub
              + "' comes with the relay, only "
              + known.keySet());
    }
    return calendar.zone();
  }

  private LocalDate date(DayOff day) {
    if (day.date() == null) {
      throw new SettingException(
          setting + ".holidays", "the holiday '" + day.name() + "' needs a date");
    }
    return day.date();
  }

  private void check(LocalDate date) {
    if (!Times.isTaken(date)) {
      throw new SettingException(
          setting,
          "%s does not lie from %s to %s".formatted(date, Times.FIRST_DATE, Times.LAST_DATE));
    }
  }

  private void checkLeave(Map<String, HubCalendar> known) {
    var own = known.get(hub);
    if (entry.collectiveLeave() && (own == null || own.leave().days().isEmpty())) {
      throw new SettingException(
          setting + ".collective-leave",
          "no collective leave is known for '%s', only for %s".formatted(hub, withLeave(known)));
    }
  }

  private static List<String> withLeave(Map<String, HubCalendar> known) {
    return known.values().stream()
        .filter(one -> !one.leave().days().isEmpty())
        .map(HubCalendar::hub)
        .toList();
  }

  private OpeningHours hours(String text) {
    try {
      return OpeningHours.parse(text);
    } catch (RefusedException malformed) {
      throw new SettingException(setting + ".hours", malformed.getMessage());
    }
  }

  private IcsHolidays ics(String path, ZoneId zone) {
    var file = FILES_FIRST.getResource(path);
    try (var stream = file.getInputStream()) {
      return IcsHolidays.read(stream, zone);
    } catch (IcsException malformed) {
      throw new SettingException(
          setting + ".ics",
          "%s, line %d: %s".formatted(path, malformed.line(), malformed.getMessage()));
    } catch (IOException missing) {
      throw new SettingException(
          setting + ".ics", file + " cannot be read: " + missing.getMessage());
    }
  }
}
