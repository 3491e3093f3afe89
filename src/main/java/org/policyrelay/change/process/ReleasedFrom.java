package org.policyrelay.change.process;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.change.ChangeHistory;
import org.policyrelay.change.ChangeStandings;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.kernel.Market;
import org.springframework.stereotype.Component;

/**
 * From when a released change applies, and until when, as its briefing says it: by the clocks of
 * its markets, as all that is told of a policy's day.
 */
@Component
class ReleasedFrom {

  private final ChangeHistory history;
  private final ChangeStandings standings;
  private final MarketDates dates;

  ReleasedFrom(ChangeHistory history, ChangeStandings standings, MarketDates dates) {
    this.history = history;
    this.standings = standings;
    this.dates = dates;
  }

  /**
   * Each market's own, the earliest first. Empty where nothing is published for it, or any more.
   */
  Optional<String> words(PolicyChange change, DateTimeFormatter local) {
    var from = history.releasedFrom(change);
    return from.isEmpty() ? Optional.empty() : Optional.of(told(from, change, local));
  }

  /**
   * What has taken its place since, such as {@code replaced by 2.0.1 on 1 Mar 2027, 09:00 Singapore
   * (UTC+8)}, market by market; empty as long as it stands in all of them.
   */
  Optional<String> replaced(PolicyChange change, DateTimeFormatter local) {
    var by = new TreeMap<String, Map<Market, Instant>>();
    for (var one : standings.of(change)) {
      if (one.replacedBy() != null && one.at() != null) {
        by.computeIfAbsent(one.replacedBy(), version -> new TreeMap<>())
            .put(one.market(), one.at());
      }
    }
    return by.isEmpty()
        ? Optional.empty()
        : Optional.of(
            by.entrySet().stream()
                .map(
                    one ->
                        "replaced by %s on %s"
                            .formatted(one.getKey(), told(one.getValue(), change, local)))
                .collect(Collectors.joining("; ")));
  }

  /** One market of several says which. */
  private String told(Map<Market, Instant> at, PolicyChange change, DateTimeFormatter local) {
    return change.markets().size() == 1 ? dates.byClock(at, local) : dates.tell(at, local);
  }
}
