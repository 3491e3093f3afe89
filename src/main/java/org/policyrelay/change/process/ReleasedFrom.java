package org.policyrelay.change.process;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.policyrelay.change.ChangeOutlook;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.notification.Reader;
import org.springframework.stereotype.Component;

/** From when a released change applies, as its briefing says it: by the clock of who reads it. */
@Component
class ReleasedFrom {

  private final ChangeOutlook outlook;
  private final Reader reader;

  ReleasedFrom(ChangeOutlook outlook, Reader reader) {
    this.outlook = outlook;
    this.reader = reader;
  }

  /** One instant alone; each of several with its markets, the earliest first. */
  Optional<String> words(PolicyChange change, DateTimeFormatter local) {
    var markets = new TreeMap<Instant, TreeSet<String>>();
    outlook
        .releasedFrom(change)
        .forEach(
            (market, from) ->
                markets
                    .computeIfAbsent(from, at -> new TreeSet<>())
                    .add(MarketNames.country(market)));
    return markets.size() > 1
        ? Optional.of(
            markets.entrySet().stream()
                .map(one -> text(one.getKey(), local) + " in " + String.join(", ", one.getValue()))
                .collect(Collectors.joining("; ")))
        : change.effectiveAt().map(at -> text(at, local));
  }

  private String text(Instant at, DateTimeFormatter local) {
    return Moments.text(at, reader.zone(), local);
  }
}
