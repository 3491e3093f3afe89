package org.policyrelay.calendar;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Texts;

/** The places as they are known at one time, and the working times that were made of them. */
final class KnownHubs {

  /**
   * Made once per combination of places and hours; a caller may ask for any, so not all are kept.
   */
  private static final int KEPT = 128;

  private final SortedMap<String, HubCalendar> hubs;
  private final Cache<Combination, WorkingTime> made =
      Caffeine.newBuilder().maximumSize(KEPT).build();

  KnownHubs(Map<String, HubCalendar> hubs) {
    this.hubs = Collections.unmodifiableSortedMap(new TreeMap<>(hubs));
  }

  private record Combination(List<String> hubs, String hours) {}

  SortedMap<String, HubCalendar> all() {
    return hubs;
  }

  Optional<HubCalendar> find(String name) {
    return Optional.ofNullable(hubs.get(name));
  }

  WorkingTime workingTime(List<String> names, @Nullable OpeningHours hours) {
    if (names.isEmpty()) {
      throw new RefusedException(ErrorCode.INVALID_REQUEST, "At least one hub is needed");
    }
    var distinct = List.copyOf(new LinkedHashSet<>(names));
    var asked = new Combination(distinct, hours == null ? "" : hours.toString());
    return made.get(asked, combination -> make(distinct, hours));
  }

  private WorkingTime make(List<String> names, @Nullable OpeningHours hours) {
    var calendars = new ArrayList<HubCalendar>();
    for (var name : names) {
      var own = get(name);
      calendars.add(hours == null ? own : own.withHours(hours));
    }
    return WorkingTime.of(calendars);
  }

  private HubCalendar get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new RefusedException(
                    ErrorCode.INVALID_REQUEST,
                    "There is no calendar for hub '"
                        + Texts.shown(name)
                        + "'; known are "
                        + hubs.keySet()));
  }
}
