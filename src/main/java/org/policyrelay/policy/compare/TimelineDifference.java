package org.policyrelay.policy.compare;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.policy.entry.content.Milestone.Step;
import org.policyrelay.policy.entry.content.Places;
import org.policyrelay.policy.entry.content.Timeline;

/** Which way the instants of a timeline move a rule: what binds earlier is stricter. */
final class TimelineDifference {

  private TimelineDifference() {}

  static void tell(ItemFacts all, Map<String, Timeline> before, Map<String, Timeline> after) {
    var markets = new TreeSet<>(before.keySet());
    markets.addAll(after.keySet());
    for (var market : markets) {
      var former = Places.said(before, market);
      var later = Places.said(after, market);
      for (var step : Step.values()) {
        var was = former.flatMap(one -> one.at(step));
        var is = later.flatMap(one -> one.at(step));
        if (!was.equals(is)) {
          var text =
              "in %s, %s %s instead of %s"
                  .formatted(
                      market.equals(Market.EVERYWHERE.code())
                          ? "other markets"
                          : MarketNames.of(new Market(market)),
                      step.words(),
                      at(is.map(Moments::onRecord)),
                      at(was.map(Moments::onRecord)));
          var facts = all.of("timeline", market);
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

  private static String at(Optional<String> instant) {
    return instant.map(at -> "from " + at).orElse("at no stated time");
  }
}
