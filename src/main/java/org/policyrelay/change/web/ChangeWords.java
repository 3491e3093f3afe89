package org.policyrelay.change.web;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.RiskTier;
import org.policyrelay.change.Work;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Words;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** Codes of a change as its pages name them: the API keeps the codes. */
@Component
class ChangeWords {

  private final Teams teams;

  ChangeWords(Teams teams) {
    this.teams = teams;
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

  public String market(Market market) {
    return MarketNames.of(market);
  }
}
