package org.policyrelay.change.web;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calendar.MarketDates;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.RiskTier;
import org.policyrelay.change.Work;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.kernel.Words;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** Codes of a change as its pages name them: the API keeps the codes. */
@Component
class ChangeWords {

  private final Teams teams;
  private final MarketDates dates;

  ChangeWords(Teams teams, MarketDates dates) {
    this.teams = teams;
    this.dates = dates;
  }

  /** Of a state, an event, a tier. */
  public String title(@Nullable String code) {
    return code == null ? "–" : Words.title(code);
  }

  public String tier(PolicyChange change) {
    return title(change.riskTier().map(RiskTier::code).orElse(null));
  }

  public String teams(Collection<String> groups) {
    return groups.stream().map(teams::nameOf).collect(Collectors.joining(", "));
  }

  public String team(String id) {
    return teams.nameOf(id);
  }

  public String work(String code) {
    return Work.title(code);
  }

  public String works(Collection<String> codes) {
    return codes.stream().map(Work::title).collect(Collectors.joining(", "));
  }

  /** When something begins or ends in a market, by the clock there. */
  public String clock(Instant at, Market market) {
    return dates.byClock(Map.of(market, at), Moments.IN_FULL);
  }

  public String market(Market market) {
    return MarketNames.of(market);
  }
}
