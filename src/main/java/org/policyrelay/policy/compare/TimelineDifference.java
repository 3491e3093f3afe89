package org.policyrelay.policy.compare;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.policy.entry.content.Milestone.Step;
import org.policyrelay.policy.entry.content.Places;
import org.policyrelay.policy.entry.content.Timeline;

/**
 * Which way the instants of a timeline move a rule: what binds earlier is stricter.
 *
 * @param dates tells each by the clock of its market
 * @param markets of the policy
 */
record TimelineDifference(MarketDates dates, List<Market> markets) {

  void tell(ItemFacts all, Map<String, Timeline> before, Map<String, Timeline> after) {
    var places = new TreeSet<>(before.keySet());
    places.addAll(after.keySet());
    for (var place : places) {
      var isOthers = place.equals(Market.EVERYWHERE.code());
      var clocks = isOthers ? others(places) : List.of(new Market(place));
      var facts = all.of("timeline", place).in(isOthers ? List.of() : List.of(place));
      var former = Places.said(before, place);
      var later = Places.said(after, place);
      for (var step : inTime(former, later)) {
        var was = former.flatMap(one -> one.at(step));
        var is = later.flatMap(one -> one.at(step));
        if (!was.equals(is)) {
          var text =
              "in %s, %s %s instead of %s"
                  .formatted(
                      isOthers ? "other markets" : MarketNames.of(new Market(place)),
                      step.words(),
                      at(is, clocks),
                      at(was, clocks));
          if (step == Step.ANNOUNCE) {
            facts.guidance(text);
          } else if (step == Step.APPLY_FROM || was.isEmpty() || is.isEmpty()) {
            facts.rule(Direction.UNCLEAR, text);
          } else {
            facts.rule(Direction.ofRanks(0, was.get().compareTo(is.get())), text);
          }
        }
      }
    }
  }

  /** What comes first first, as it is going to be; what is told no more by when it was to come. */
  private static List<Step> inTime(Optional<Timeline> former, Optional<Timeline> later) {
    return Stream.of(Step.values())
        .sorted(
            Comparator.comparing(
                step ->
                    later
                        .flatMap(one -> one.at(step))
                        .or(() -> former.flatMap(one -> one.at(step)))
                        .orElse(Instant.MAX)))
        .toList();
  }

  /** The markets of the policy of which nothing else is said; everywhere where there are none. */
  private List<Market> others(Collection<String> named) {
    var others = markets.stream().filter(market -> !named.contains(market.code())).toList();
    return others.isEmpty() ? List.of(Market.EVERYWHERE) : others;
  }

  private String at(Optional<Instant> instant, List<Market> clocks) {
    return instant
        .map(at -> "from " + dates.byClock(at, clocks, Moments.ON_RECORD))
        .orElse("at no stated time");
  }
}
