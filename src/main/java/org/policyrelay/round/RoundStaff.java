package org.policyrelay.round;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.policyrelay.engine.Directory;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.kernel.Faults;
import org.policyrelay.team.Team;
import org.policyrelay.team.Teams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who votes in a round: those who were asked, and for who is away a teammate who is not. */
@Component
class RoundStaff {

  private final Directory directory;
  private final Teams teams;
  private final ObjectProvider<Absences> absences;
  private final SystemAuthority system;

  RoundStaff(
      Directory directory, Teams teams, ObjectProvider<Absences> absences, SystemAuthority system) {
    this.directory = directory;
    this.teams = teams;
    this.absences = absences;
    this.system = system;
  }

  /**
   * Those who vote.
   *
   * @param leftOut who is away and nobody of their team can stand in for
   */
  record Staff(List<RoundRater> raters, List<String> leftOut) {}

  /** Faults are by the place of who was asked; where there are any, nobody votes. */
  Staff find(String key, List<String> asked, Instant from, Instant until, Faults faults) {
    return system.call(() -> findAll(key, asked, from, until, faults));
  }

  private Staff findAll(
      String key, List<String> asked, Instant from, Instant until, Faults faults) {
    var known = directory.known(Set.copyOf(asked));
    var taken = new HashSet<>(asked);
    var raters = new ArrayList<RoundRater>();
    var leftOut = new ArrayList<String>();
    for (var one = 0; one < asked.size(); one++) {
      var user = asked.get(one);
      var team = known.contains(user) ? teamOf(user) : Optional.<Team>empty();
      if (team.isEmpty()) {
        faults.add(
            "raters[" + one + "]",
            "unknown-value",
            known.contains(user) ? "must be a member of a team" : "must be somebody's login");
      } else if (!isAway(user, from, until)) {
        raters.add(RoundRater.asked(raters.size() + 1, user, team.get().id(), null));
      } else {
        var other = standIn(key, team.get(), taken, from, until);
        other.ifPresentOrElse(
            found -> {
              taken.add(found);
              raters.add(RoundRater.asked(raters.size() + 1, found, team.get().id(), user));
            },
            () -> leftOut.add(user));
      }
    }
    return new Staff(raters, leftOut);
  }

  /** Another one each time, and the same for the same round. */
  private Optional<String> standIn(
      String key, Team team, Set<String> taken, Instant from, Instant until) {
    var free =
        directory.membersOf(team.id()).stream()
            .filter(user -> !taken.contains(user) && !isAway(user, from, until))
            .toList();
    return free.isEmpty()
        ? Optional.empty()
        : Optional.of(free.get(Math.floorMod(key.hashCode(), free.size())));
  }

  private Optional<Team> teamOf(String user) {
    var groups = directory.groupsOf(user);
    return teams.all().stream().filter(team -> groups.contains(team.id())).findFirst();
  }

  private boolean isAway(String user, Instant from, Instant until) {
    return absences.stream().anyMatch(one -> one.isAway(user, from, until));
  }

  /** Whether a rater has lost the account, or is not in the team any more. */
  boolean hasLeft(RoundRater rater) {
    return system.call(
        () ->
            directory.known(Set.of(rater.user())).isEmpty()
                || !directory.groupsOf(rater.user()).contains(rater.team()));
  }
}
