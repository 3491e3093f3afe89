package org.policyrelay.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.EntryPlaces;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.content.Milestone;
import org.policyrelay.policy.entry.content.Milestone.Step;
import org.policyrelay.policy.entry.content.Places;
import org.policyrelay.policy.entry.content.Timeline;
import org.springframework.stereotype.Component;

/**
 * Whether a release keeps what the timelines of an entry say: nothing of them binds anybody on a
 * day before the one on which the version that says so begins to apply, by each place's clock. A
 * day that readers have been told already, by a version in the same market, stays what it was.
 */
@Component
public class KeptTimelines {

  private final PolicyRegistry registry;
  private final MarketZones zones;

  KeptTimelines(PolicyRegistry registry, MarketZones zones) {
    this.registry = registry;
    this.zones = zones;
  }

  /**
   * @param effective as {@link #broken}
   * @throws RefusedException with {@link ErrorCode#EFFECTIVE_DATE_DIFFERS} and every {@link
   *     #broken} timeline
   */
  public void check(PolicyEntry entry, Map<Market, Instant> effective) {
    var broken = broken(entry, effective);
    if (!broken.isEmpty()) {
      throw new RefusedException(
          ErrorCode.EFFECTIVE_DATE_DIFFERS,
          broken.stream().map(EntryPlaces::sentence).collect(Collectors.joining("; ")),
          broken);
    }
  }

  /**
   * Each timeline that would not be kept, by its place, with the earliest day that would.
   *
   * @param effective from when it is to apply, by market
   */
  public List<FieldError> broken(PolicyEntry entry, Map<Market, Instant> effective) {
    var broken = new ArrayList<FieldError>();
    effective.forEach(
        (market, begins) ->
            timelinesIn(entry, market)
                .forEach(
                    (place, timeline) -> {
                      var first = dayOf(begins, place);
                      tooEarly(place, timeline, first)
                          .filter(step -> !isTold(entry, market, timeline, step))
                          .map(step -> fault(timeline, step, market, first))
                          .forEach(broken::add);
                    }));
    return broken.stream().distinct().toList();
  }

  /** Since when some step of a timeline has bound somebody in a market; empty for none so far. */
  static Optional<Instant> boundSince(PolicyEntry entry, Market market, Instant now) {
    return timelinesIn(entry, market).values().stream()
        .flatMap(timeline -> timeline.milestones().values().stream())
        .filter(one -> one.step().binds())
        .map(Milestone::at)
        .filter(now::isAfter)
        .min(Comparator.naturalOrder());
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

  /** The steps that bind somebody on a day before the first on which it can. */
  private Stream<Step> tooEarly(String place, Timeline timeline, LocalDate first) {
    return timeline.milestones().values().stream()
        .filter(one -> one.step().binds() && dayOf(one.at(), place).isBefore(first))
        .map(Milestone::step);
  }

  private LocalDate dayOf(Instant at, String place) {
    return at.atZone(zones.zoneOf(place)).toLocalDate();
  }

  private boolean isTold(PolicyEntry entry, Market market, Timeline timeline, Step step) {
    return registry.history(entry.policyId()).stream()
        .filter(version -> isReleased(version, market))
        .flatMap(
            version ->
                Optional.ofNullable(version.entry().content().timelines().get(timeline.market()))
                    .stream())
        .anyMatch(told -> told.at(step).equals(timeline.at(step)));
  }

  private static boolean isReleased(PublishedVersion version, Market market) {
    return version.releases().stream()
        .anyMatch(release -> release.rolledBackAt() == null && release.covers(market));
  }

  private static FieldError fault(Timeline timeline, Step step, Market market, LocalDate day) {
    return new FieldError(
        "ext.relay.timeline.%s.%s".formatted(timeline.market(), step.code()),
        "too-early",
        "must not lie before %s, the first day on which it would apply in %s: name that day or a later one, or leave it out"
            .formatted(day, market.isEverywhere() ? "every market" : market));
  }
}
