package org.policyrelay.calendar;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.ParserException;
import org.policyrelay.calendar.CalendarProperties.DayOff;
import org.policyrelay.calendar.CalendarProperties.Entry;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.SettingException;
import org.policyrelay.kernel.Times;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;

/** What the configuration says about one place, laid over what is known of it. */
final class ConfiguredHub {

  private static final ResourceLoader FILES_FIRST =
      ApplicationResourceLoader.get(new DefaultResourceLoader(), true);

  private final String setting;
  private final String hub;
  private final Entry entry;

  ConfiguredHub(String hub, Entry entry) {
    this.setting = "relay.calendars." + hub;
    this.hub = hub;
    this.entry = entry;
  }

  /**
   * @param known the calendars that come with the relay, by name
   * @throws SettingException when a value cannot be, or the place would never be open
   */
  HubCalendar on(Map<String, HubCalendar> known) {
    var calendar = known.containsKey(hub) ? known.get(hub) : ofOnesOwn(known.keySet());
    if (entry.zone() != null) {
      calendar = calendar.withZone(entry.zone());
    }
    if (entry.hours() != null) {
      calendar = calendar.withHours(hours(entry.hours()));
    }
    if (entry.weekend() != null) {
      calendar = calendar.withWeekend(entry.weekend());
    }
    if (entry.ics() != null) {
      calendar = calendar.withHolidays(ics(entry.ics()));
    }
    var more = new TreeMap<LocalDate, String>();
    for (var day : entry.holidays()) {
      more.put(date(day), day.name());
    }
    Stream.concat(more.keySet().stream(), entry.workingDays().stream()).forEach(this::check);
    return checked(calendar.withHolidays(more).withWorkingDays(entry.workingDays()));
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

  private HubCalendar ofOnesOwn(Set<String> known) {
    if (entry.zone() == null) {
      throw new SettingException(
          setting + ".zone",
          "is needed: no calendar of the name '" + hub + "' comes with the relay, only " + known);
    }
    return new HubCalendar(
            hub,
            entry.zone(),
            new TreeMap<>(),
            Map.of(),
            Set.of(),
            OpeningHours.STANDARD,
            WorkingTime.FIRST_DAY.minusDays(1))
        .withWeekend(HubCalendar.SATURDAY_AND_SUNDAY);
  }

  private OpeningHours hours(String text) {
    try {
      return OpeningHours.parse(text);
    } catch (RefusedException malformed) {
      throw new SettingException(setting + ".hours", malformed.getMessage());
    }
  }

  private Map<LocalDate, String> ics(String path) {
    var file = FILES_FIRST.getResource(path);
    try (var stream = file.getInputStream()) {
      return IcsHolidays.read(stream);
    } catch (ParserException malformed) {
      throw new SettingException(
          setting + ".ics", file + " is no iCalendar file: " + malformed.getMessage());
    } catch (IOException missing) {
      throw new SettingException(
          setting + ".ics", file + " cannot be read: " + missing.getMessage());
    }
  }

  private HubCalendar checked(HubCalendar calendar) {
    if (calendar.open(WorkingTime.FIRST_DAY, WorkingTime.LAST_DAY).isEmpty()) {
      throw new SettingException(setting, "'" + hub + "' has no open hour at all");
    }
    return calendar;
  }
}
