package org.policyrelay.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.content.Milestone.Step;
import org.policyrelay.policy.entry.content.Places;
import org.policyrelay.policy.entry.content.Timeline;
import org.springframework.stereotype.Component;

/**
 * Whether a release keeps what the timelines of an entry say: nothing holds for new ads on a day
 * before the one on which the version that says so begins to apply, by each place's clock. A day
 * that readers have been told already, by a version in the same market, stays what it was.
 */
@Component
class KeptTimelines {

  private final PolicyRegistry registry;
  private final MarketZones zones;

  KeptTimelines(PolicyRegistry registry, MarketZones zones) {
    this.registry = registry;
    this.zones = zones;
  }

  /**
   * Each timeline that would not be kept, by its place, with the earliest day that would.
   *
   * @param effective from when it is to apply, by market
   */
  List<FieldError> broken(PolicyEntry entry, Map<Market, Instant> effective) {
    var broken = new ArrayList<FieldError>();
    effective.forEach(
        (market, begins) ->
            timelinesIn(entry, market)
                .forEach(
                    (place, timeline) ->
                        earliest(place, timeline, begins)
                            .filter(day -> !isTold(entry, market, timeline))
                            .map(day -> fault(timeline, market, day))
                            .ifPresent(broken::add)));
    return broken.stream().distinct().toList();
  }

  /** Those that hold somewhere in a market, by the place by whose clock they do. */
  private static Map<String, Timeline> timelinesIn(PolicyEntry entry, Market market) {
    var all = entry.content().timelines();
    if (market.isEverywhere()) {
      return all;
    }
    var here = new TreeMap<String, Timeline>();
    entry
        .content()
        .timelineIn(market.code())
        .ifPresent(timeline -> here.put(market.code(), timeline));
    all.forEach(
        (place, timeline) -> {
          if (Places.country(place).equals(market.code())) {
            here.put(place, timeline);
          }
        });
    return here;
  }

  /** The day on which it begins, where its timeline names an earlier one. */
  private Optional<LocalDate> earliest(String place, Timeline timeline, Instant begins) {
    var day = dayOf(begins, place);
    return timeline
        .at(Step.EFFECTIVE)
        .filter(holds -> dayOf(holds, place).isBefore(day))
        .map(holds -> day);
  }

  private LocalDate dayOf(Instant at, String place) {
    return at.atZone(zones.zoneOf(place)).toLocalDate();
  }

  private boolean isTold(PolicyEntry entry, Market market, Timeline timeline) {
    return registry.history(entry.policyId()).stream()
        .filter(version -> isReleased(version, market))
        .flatMap(
            version ->
                Optional.ofNullable(version.entry().content().timelines().get(timeline.market()))
                    .stream())
        .anyMatch(told -> told.at(Step.EFFECTIVE).equals(timeline.at(Step.EFFECTIVE)));
  }

  private static boolean isReleased(PublishedVersion version, Market market) {
    return version.releases().stream()
        .anyMatch(release -> release.rolledBackAt() == null && release.covers(market));
  }

  private static FieldError fault(Timeline timeline, Market market, LocalDate day) {
    return new FieldError(
        "ext.relay.timeline.%s.%s".formatted(timeline.market(), Step.EFFECTIVE.code()),
        "too-early",
        "must not lie before %s, the first day on which it would apply in %s: name that day or a later one in the draft, or leave it out"
            .formatted(day, market.isEverywhere() ? "every market" : market));
  }
}
