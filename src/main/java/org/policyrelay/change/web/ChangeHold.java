package org.policyrelay.change.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.AuditEntry;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.change.MarketStanding;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;

/**
 * That a change is on hold, and what that means: the work stands still, while what is published
 * goes on to apply, or begins on its day.
 *
 * @param meaning a sentence each
 */
record ChangeHold(String by, Instant at, @Nullable String why, List<String> meaning) {

  private static final String EVENT = "change-held";
  private static final DateTimeFormatter WHEN = Moments.IN_FULL;

  /**
   * @param markets where it stands in each of its markets
   * @param history of the change, oldest first
   * @return empty for a change that is not on hold
   */
  static Optional<ChangeHold> of(
      PolicyChange change,
      Collection<MarketStanding> markets,
      List<AuditEntry> history,
      MarketDates dates) {
    return change
        .heldAt()
        .flatMap(
            at ->
                history.stream()
                    .filter(entry -> entry.event().equals(EVENT))
                    .reduce((earlier, later) -> later)
                    .map(
                        held ->
                            new ChangeHold(
                                held.actor(), at, held.detail(), meaning(markets, dates))));
  }

  /** What is announced, by its day: a hold stops nothing of that. */
  static List<String> begins(Collection<MarketStanding> markets, MarketDates dates) {
    var days = new LinkedHashMap<Market, Instant>();
    for (var one : markets) {
      var at = one.at();
      if (one.state().equals("scheduled") && at != null) {
        days.put(one.market(), at);
      }
    }
    return days.isEmpty()
        ? List.of()
        : List.of(
            "It is published, and applies from %s, on hold or not: a hold does not move that day. Withdraw it if it must not begin."
                .formatted(dates.tell(days, WHEN)));
  }

  private static List<String> meaning(Collection<MarketStanding> markets, MarketDates dates) {
    var meaning = new ArrayList<>(begins(markets, dates));
    Map<String, List<Market>> others = new LinkedHashMap<>();
    markets.forEach(
        one ->
            others
                .computeIfAbsent(sentence(one.state()), how -> new ArrayList<>())
                .add(one.market()));
    others.remove("");
    others.forEach((how, where) -> meaning.add(how.formatted(MarketNames.of(where))));
    meaning.add("Nobody can do a task of it, and no clock of it runs, until it is resumed.");
    return List.copyOf(meaning);
  }

  private static String sentence(String state) {
    return switch (state) {
      case "in-effect" -> "It goes on to apply in %s: a hold takes nothing back.";
      case "publishing" -> "What is being published for %s waits until it is resumed.";
      case "scheduled", "replaced", "ended", "never-in-effect", "rolled-back" -> "";
      default -> "Nothing of it becomes public for %s until it is resumed.";
    };
  }
}
