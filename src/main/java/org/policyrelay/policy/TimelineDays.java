package org.policyrelay.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyrelay.calendar.MarketZones;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.content.Milestone;
import org.policyrelay.policy.entry.content.Milestone.Step;
import org.policyrelay.policy.entry.content.Timeline;
import org.springframework.stereotype.Component;

/**
 * Whether the days that an entry names and the instants of its timelines are one truth, each by its
 * market's clock: {@code effective_date} is the day on which it becomes effective, nothing of it is
 * to happen after its last day, and advertisers can apply from one day alone. Asked of what comes
 * in; what is stored stays readable.
 */
@Component
class TimelineDays {

  private final MarketZones zones;

  TimelineDays(MarketZones zones) {
    this.zones = zones;
  }

  /**
   * @throws RefusedException with {@link ErrorCode#INVALID_POLICY_ENTRY} and every wrong instant
   */
  void check(PolicyEntry entry) {
    var faults = faultsOf(entry);
    if (!faults.isEmpty()) {
      throw new RefusedException(
          ErrorCode.INVALID_POLICY_ENTRY, ContentRules.reason(faults), faults);
    }
  }

  /** Each instant of a timeline that contradicts a day, by its place. */
  List<FieldError> faultsOf(PolicyEntry entry) {
    var faults = new ArrayList<FieldError>();
    var first = day(entry.effectiveDate());
    var last = day(entry.sunsetDate());
    for (var timeline : entry.content().timelines().values()) {
      first.ifPresent(day -> begins(entry, timeline, day).ifPresent(faults::add));
      last.ifPresent(day -> after(entry, timeline, day).forEach(faults::add));
      opens(entry, timeline).ifPresent(faults::add);
    }
    return List.copyOf(faults);
  }

  private Optional<FieldError> begins(PolicyEntry entry, Timeline timeline, LocalDate day) {
    return timeline
        .at(Step.EFFECTIVE)
        .filter(at -> places(entry, timeline).anyMatch(place -> !dayOf(at, place).equals(day)))
        .map(
            at ->
                new FieldError(
                    place(timeline, Step.EFFECTIVE),
                    "differs",
                    "must lie on the day from which the policy applies, %s: name one of the two alone, or the same day"
                        .formatted(day)));
  }

  /**
   * Both say from when advertisers can apply, the one for all markets and the other for its own.
   */
  private Optional<FieldError> opens(PolicyEntry entry, Timeline timeline) {
    var eligibility = entry.content().eligibility();
    var from = eligibility == null ? null : eligibility.applyFrom();
    if (from == null) {
      return Optional.empty();
    }
    return timeline
        .at(Step.APPLY_FROM)
        .filter(
            at ->
                places(entry, timeline)
                    .anyMatch(place -> !dayOf(at, place).equals(dayOf(from, place))))
        .map(
            at ->
                new FieldError(
                    place(timeline, Step.APPLY_FROM),
                    "differs",
                    "must lie on the day from which the eligibility lets advertisers apply, %s: name one of the two alone, or the same day"
                        .formatted(from)));
  }

  private Stream<FieldError> after(PolicyEntry entry, Timeline timeline, LocalDate last) {
    return timeline.milestones().values().stream()
        .filter(one -> isAfter(one, entry, timeline, last))
        .map(
            one ->
                new FieldError(
                    place(timeline, one.step()),
                    "after-the-end",
                    "must not lie after the last day of the policy, " + last));
  }

  private boolean isAfter(Milestone one, PolicyEntry entry, Timeline timeline, LocalDate last) {
    return places(entry, timeline).anyMatch(place -> dayOf(one.at(), place).isAfter(last));
  }

  /** Where a timeline holds: in its own market, or in each that has none. */
  private static Stream<String> places(PolicyEntry entry, Timeline timeline) {
    return timeline.market().equals(Market.EVERYWHERE.code())
        ? entry.markets().stream()
            .map(Market::code)
            .filter(
                code ->
                    entry.content().timelineIn(code).filter(timeline::equals).isPresent()
                        || code.equals(timeline.market()))
        : Stream.of(timeline.market());
  }

  private LocalDate dayOf(Instant at, String place) {
    return at.atZone(zones.zoneOf(place)).toLocalDate();
  }

  private static String place(Timeline timeline, Step step) {
    return "ext.relay.timeline.%s.%s".formatted(timeline.market(), step.code());
  }

  private static Optional<LocalDate> day(Optional<String> named) {
    return named.map(LocalDate::parse);
  }
}
