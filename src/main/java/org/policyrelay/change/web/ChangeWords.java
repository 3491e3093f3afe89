package org.policyrelay.change.web;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.change.MarketStanding;
import org.policyrelay.change.ReadinessPart;
import org.policyrelay.handoff.Work;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Words;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** Codes of a change as its pages name them: the API keeps the codes. */
@Component
class ChangeWords {

  private static final List<String> WORKED_ON = List.of("offered", "accepted", "blocked");
  private static final List<String> PUBLIC = List.of("in-effect", "scheduled");

  private final Teams teams;

  ChangeWords(Teams teams) {
    this.teams = teams;
  }

  /** Of a state, an event, a tier. */
  public String title(@Nullable String code) {
    return code == null ? "–" : Words.title(code);
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

  public String market(String code) {
    return MarketNames.of(code);
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
    var markets =
        view.marketStates().stream()
            .filter(one -> PUBLIC.contains(one.state()))
            .map(one -> takenBack(view, one));
    return Stream.of(steps, handoffs, markets, parts).flatMap(lines -> lines).toList();
  }

  private static String takenBack(ChangeView view, MarketStanding standing) {
    var what = "Version %s in %s".formatted(view.version(), MarketNames.of(standing.market()));
    return standing.state().equals("scheduled")
        ? what + " never comes into effect"
        : what + " ends now, and what applied before applies again";
  }
}
