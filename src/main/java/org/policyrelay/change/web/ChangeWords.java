package org.policyrelay.change.web;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.ReadinessPart;
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

  private static final List<String> WORKED_ON = List.of("offered", "accepted", "blocked");

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

  /** What a withdrawal ends and takes back, a line each. */
  public List<String> undone(ChangeView view) {
    var steps =
        view.steps().isEmpty()
            ? Stream.<String>of()
            : Stream.of("Open tasks end: " + view.steps().size());
    var handoffs =
        view.handoffs().stream()
            .filter(one -> WORKED_ON.contains(one.state()))
            .map(
                one ->
                    "%s is taken back from %s: %s"
                        .formatted(one.key(), team(one.to()), work(one.work())));
    var parts =
        view.handoffs().stream()
            .filter(one -> one.acceptedAt() != null && ReadinessPart.isOne(one.work()))
            .map(
                one ->
                    "%s gets a handoff: %s"
                        .formatted(team(one.to()), Work.words(Work.takingBack(one.work()))))
            .distinct();
    return Stream.of(steps, handoffs, parts).flatMap(lines -> lines).toList();
  }
}
