package org.policyrelay.policy.entry.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.content.Milestone.Step;

/**
 * How a policy comes into a market.
 *
 * @param market or a part of one, or {@code *} for those that have none of their own
 * @param milestones in the order of their steps
 */
public record Timeline(String market, Map<Step, Milestone> milestones) {

  public Timeline {
    var ordered = new EnumMap<Step, Milestone>(Step.class);
    ordered.putAll(milestones);
    milestones = Collections.unmodifiableMap(ordered);
  }

  public Optional<Instant> at(Step step) {
    return Optional.ofNullable(milestones.get(step)).map(Milestone::at);
  }

  /** How far it has come at an instant; a step is reached at its own. */
  public Stage stage(Instant now) {
    var inOrder =
        milestones.values().stream()
            .sorted(Comparator.comparing(Milestone::at).thenComparing(Milestone::step))
            .toList();
    var reached = inOrder.stream().filter(one -> !one.at().isAfter(now)).map(Milestone::step);
    var left = inOrder.stream().filter(one -> one.at().isAfter(now)).toList();
    var next =
        left.isEmpty()
            ? null
            : new Stage.Next(
                left.stream()
                    .filter(one -> one.at().equals(left.get(0).at()))
                    .map(Milestone::step)
                    .toList(),
                left.get(0).at());
    return new Stage(reached.toList(), next);
  }

  /** The same of a version that applies from an instant on: nothing of it binds anybody before. */
  public Timeline from(Instant begins) {
    var bound = new EnumMap<Step, Milestone>(Step.class);
    milestones.forEach(
        (step, one) ->
            bound.put(
                step,
                step.binds() && one.at().isBefore(begins)
                    ? new Milestone(step, begins, one.policy())
                    : one));
    return new Timeline(market, bound);
  }

  /**
   * Both at once, so that neither is loosened: of each step the earlier instant, and what has to
   * come before another comes no later than that. Of two at one instant this one's stays.
   */
  Timeline and(Timeline other) {
    var joined = new EnumMap<Step, Milestone>(Step.class);
    joined.putAll(milestones);
    other.milestones.forEach(
        (step, own) ->
            joined.merge(
                step, own, (here, there) -> there.at().isBefore(here.at()) ? there : here));
    pull(joined, Step.EFFECTIVE, joined.get(Step.EXISTING_ADS_UNTIL));
    var order = new ArrayList<>(Step.IN_ORDER);
    Collections.reverse(order);
    Milestone later = null;
    for (var step : order) {
      pull(joined, step, later);
      later = joined.getOrDefault(step, later);
    }
    return new Timeline(market, joined);
  }

  private static void pull(Map<Step, Milestone> joined, Step step, @Nullable Milestone latest) {
    joined.computeIfPresent(
        step,
        (same, one) ->
            latest != null && latest.at().isBefore(one.at())
                ? new Milestone(step, latest.at(), latest.policy())
                : one);
  }

  /** The steps whose instant lies before that of a step which has to come first, with that one. */
  static Map<Step, Step> backwards(Map<Step, Instant> instants) {
    var wrong = new EnumMap<Step, Step>(Step.class);
    for (var at = 0; at < Step.IN_ORDER.size(); at++) {
      before(instants, Step.IN_ORDER.get(at), Step.IN_ORDER.subList(0, at), wrong);
    }
    before(instants, Step.EXISTING_ADS_UNTIL, List.of(Step.EFFECTIVE), wrong);
    return wrong;
  }

  private static void before(
      Map<Step, Instant> instants, Step step, List<Step> first, Map<Step, Step> wrong) {
    var own = instants.get(step);
    if (own == null) {
      return;
    }
    for (var one : first) {
      var earliest = instants.get(one);
      if (earliest != null && own.isBefore(earliest)) {
        wrong.put(step, one);
      }
    }
  }
}
