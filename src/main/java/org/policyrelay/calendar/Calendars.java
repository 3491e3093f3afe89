package org.policyrelay.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The calendars of all places: those that come with the relay, renewed by a file that an
 * administrator has loaded, as the configuration changes them. What is known changes as a whole;
 * who has asked for a working time counts with what was known then.
 */
@Component
public class Calendars {

  /**
   * From how many days on people are told that the data are old: governments set days twice a year.
   */
  public static final int OLD_AFTER_DAYS = 180;

  private final Map<String, HubCalendar> builtIn = new TreeMap<>();
  private final List<ConfiguredHub> configured = new ArrayList<>();
  private final AtomicReference<KnownHubs> known;

  @Autowired
  Calendars(CalendarProperties properties) {
    CalendarFile.readAll().forEach(hub -> builtIn.put(hub.hub(), hub));
    properties
        .calendars()
        .forEach((hub, entry) -> configured.add(new ConfiguredHub(hub, entry, builtIn)));
    this.known = new AtomicReference<>(renewed(null));
  }

  private Calendars(Calendars others, @Nullable CalendarData file) {
    this.builtIn.putAll(others.builtIn);
    this.configured.addAll(others.configured);
    this.known = new AtomicReference<>(renewed(file));
  }

  /** Only what comes with the relay. */
  public static Calendars builtIn() {
    return new Calendars(new CalendarProperties(Map.of()));
  }

  /** The day of which the oldest calendar is that comes with the relay. */
  public LocalDate builtInAsOf() {
    return builtIn.values().stream()
        .flatMap(hub -> Optional.ofNullable(hub.asOf()).stream())
        .min(Comparator.naturalOrder())
        .orElse(LocalDate.MIN);
  }

  /**
   * These calendars as they would be with that file; nothing is changed here.
   *
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} when a place would be lost or
   *     never be open
   */
  public Calendars with(CalendarData file) {
    var trial = new Calendars(this, file);
    for (var hub : file.hubs()) {
      trial.workingTime(List.of(hub.hub()), null);
    }
    return trial;
  }

  /** As they would be with no file loaded; nothing is changed here. */
  public Calendars withoutFile() {
    return new Calendars(this, null);
  }

  /**
   * Counts with that file from now on.
   *
   * @param file null to go back to what comes with the relay
   */
  public void use(@Nullable CalendarData file) {
    known.set(renewed(file));
  }

  private KnownHubs renewed(@Nullable CalendarData file) {
    var hubs = new TreeMap<>(builtIn);
    if (file != null) {
      file.hubs()
          .forEach(hub -> hubs.merge(hub.hub(), hub, (before, newer) -> before.renewedBy(newer)));
    }
    var all = new TreeMap<>(hubs);
    configured.forEach(hub -> all.put(hub.name(), hub.on(hubs)));
    return new KnownHubs(all);
  }

  /**
   * The working time of the places together.
   *
   * @param names such as {@code SG} or {@code MY-KUL}; the first one's zone is that of the result
   * @param hours instead of the places' own, null to leave them
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} when there is no such place, no
   *     name at all, or no open hour
   */
  public WorkingTime workingTime(List<String> names, @Nullable OpeningHours hours) {
    return now().workingTime(names, hours);
  }

  /** The zone of a place, empty where we have no calendar for it. */
  public Optional<ZoneId> zoneOf(String hub) {
    return now().find(hub).map(HubCalendar::zone);
  }

  /** Every place that has a calendar. */
  public Set<String> hubs() {
    return now().all().keySet();
  }

  /** What is known of each place and how old that is, in order of their names. */
  public List<HubStatus> status() {
    var ignored = new LinkedHashMap<String, List<IgnoredEvent>>();
    configured.forEach(hub -> ignored.put(hub.name(), hub.ignored()));
    return now().all().values().stream()
        .map(hub -> status(hub, ignored.getOrDefault(hub.hub(), List.of())))
        .toList();
  }

  private static HubStatus status(HubCalendar hub, List<IgnoredEvent> ignored) {
    return new HubStatus(
        hub.hub(),
        hub.zone(),
        Optional.ofNullable(hub.asOf()),
        hub.lastKnown(),
        hub.leave().use(),
        hub.provisional(WorkingTime.FIRST_DAY, WorkingTime.LAST_DAY).entrySet().stream()
            .map(day -> new ProvisionalDay(day.getKey(), day.getValue().name(), hub.hub()))
            .toList(),
        ignored);
  }

  /** How these differ from others, place by place and day by day, in the days that both count. */
  public List<CalendarChange> changesTo(Calendars others) {
    return CalendarChange.between(now().all(), others.now().all());
  }

  private KnownHubs now() {
    return Objects.requireNonNull(known.get());
  }
}
