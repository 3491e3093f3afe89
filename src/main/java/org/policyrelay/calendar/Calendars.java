package org.policyrelay.calendar;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Texts;
import org.springframework.stereotype.Component;

/**
 * The calendars of all places: those that come with the relay, as the configuration changes them.
 */
@Component
public class Calendars {

  /**
   * Made once per combination of places and hours; a caller may ask for any, so not all are kept.
   */
  private static final int KEPT = 128;

  private final Map<String, HubCalendar> hubs;
  private final Map<Combination, WorkingTime> made =
      Collections.synchronizedMap(
          new LinkedHashMap<>(KEPT, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Combination, WorkingTime> eldest) {
              return size() > KEPT;
            }
          });

  Calendars(CalendarProperties properties) {
    var configured = new TreeMap<String, HubCalendar>();
    CalendarFile.readAll().forEach(hub -> configured.put(hub.hub(), hub));
    var known = new TreeMap<>(configured);
    properties
        .calendars()
        .forEach((hub, entry) -> configured.put(hub, new ConfiguredHub(hub, entry).on(known)));
    this.hubs = Collections.unmodifiableMap(configured);
  }

  /** Only what comes with the relay. */
  public static Calendars builtIn() {
    return new Calendars(new CalendarProperties(Map.of()));
  }

  private record Combination(List<String> hubs, String hours) {}

  /**
   * The working time of the places together.
   *
   * @param names such as {@code SG} or {@code MY-KUL}; the first one's zone is that of the result
   * @param hours instead of the places' own, null to leave them
   * @throws RefusedException with {@link ErrorCode#INVALID_REQUEST} when there is no such place, no
   *     name at all, or no open hour
   */
  public WorkingTime workingTime(List<String> names, @Nullable OpeningHours hours) {
    if (names.isEmpty()) {
      throw new RefusedException(ErrorCode.INVALID_REQUEST, "At least one hub is needed");
    }
    var distinct = List.copyOf(new LinkedHashSet<>(names));
    var asked = new Combination(distinct, hours == null ? "" : hours.toString());
    var known = made.get(asked);
    if (known != null) {
      return known;
    }
    var calendars = new ArrayList<HubCalendar>();
    for (var name : distinct) {
      var own = hub(name);
      calendars.add(hours == null ? own : own.withHours(hours));
    }
    var working = WorkingTime.of(calendars);
    made.put(asked, working);
    return working;
  }

  /** The zone of a place, empty where we have no calendar for it. */
  public Optional<ZoneId> zoneOf(String hub) {
    return Optional.ofNullable(hubs.get(hub)).map(HubCalendar::zone);
  }

  /** Every place that has a calendar. */
  public Set<String> hubs() {
    return hubs.keySet();
  }

  private HubCalendar hub(String name) {
    var hub = hubs.get(name);
    if (hub == null) {
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST,
          "There is no calendar for hub '" + Texts.shown(name) + "'; known are " + hubs.keySet());
    }
    return hub;
  }
}
