package org.policyrelay.change.process;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.policyrelay.change.ChangeHistory;
import org.policyrelay.change.ChangeStandings;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.notification.Reader;
import org.springframework.stereotype.Component;

/** From when a released change applies, as its briefing says it: by the clock of who reads it. */
@Component
class ReleasedFrom {

  private final ChangeHistory history;
  private final ChangeStandings standings;
  private final Reader reader;

  ReleasedFrom(ChangeHistory history, ChangeStandings standings, Reader reader) {
    this.history = history;
    this.standings = standings;
    this.reader = reader;
  }

  /**
   * One instant alone where it is that of every market; else each with its markets, the earliest
   * first. Empty where nothing is published for it, or any more.
   */
  Optional<String> words(PolicyChange change, DateTimeFormatter local) {
    var markets = new TreeMap<Instant, TreeSet<String>>();
    history
        .releasedFrom(change)
        .forEach(
            (market, from) ->
                markets
                    .computeIfAbsent(from, at -> new TreeSet<>())
                    .add(MarketNames.country(market)));
    if (markets.isEmpty()) {
      return Optional.empty();
    }
    return markets.size() > 1 || !change.marketsLeft().isEmpty()
        ? Optional.of(
            markets.entrySet().stream()
                .map(one -> text(one.getKey(), local) + " in " + String.join(", ", one.getValue()))
                .collect(Collectors.joining("; ")))
        : Optional.of(text(markets.firstKey(), local));
  }

  /**
   * What has taken its place since, such as {@code replaced by 2.0.1 on 1 Mar 2027, 09:00}, with
   * the markets where others have it still; empty as long as it stands in all of them.
   */
  Optional<String> replaced(PolicyChange change, DateTimeFormatter local) {
    var places = new TreeMap<String, TreeSet<String>>();
    var standing = standings.of(change);
    for (var one : standing) {
      var by = one.replacedBy();
      var at = one.at();
      if (by != null && at != null) {
        places
            .computeIfAbsent(
                "replaced by %s on %s".formatted(by, text(at, local)), how -> new TreeSet<>())
            .add(MarketNames.country(one.market()));
      }
    }
    if (places.isEmpty()) {
      return Optional.empty();
    }
    var everywhere = places.size() == 1 && places.firstEntry().getValue().size() == standing.size();
    return Optional.of(
        places.entrySet().stream()
            .map(
                one ->
                    everywhere
                        ? one.getKey()
                        : one.getKey() + " in " + String.join(", ", one.getValue()))
            .collect(Collectors.joining("; ")));
  }

  private String text(Instant at, DateTimeFormatter local) {
    return Moments.text(at, reader.zone(), local);
  }
}
