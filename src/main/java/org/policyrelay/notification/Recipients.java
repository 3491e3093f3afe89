package org.policyrelay.notification;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.policyrelay.calendar.WorkingTime;
import org.policyrelay.engine.Directory;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** Who is told, when they work and on which clock they read. */
@Component
class Recipients {

  private static final ZoneId UTC = ZoneId.of("UTC");

  private final Directory directory;
  private final Teams teams;

  Recipients(Directory directory, Teams teams) {
    this.directory = directory;
    this.teams = teams;
  }

  /** Who is in which group, for one round of addressing: each group is asked for once. */
  Roll roll() {
    return new Roll();
  }

  Optional<Directory.Person> person(String user) {
    return directory.find(user);
  }

  ZoneId zoneOf(String user) {
    return workingTime(user).map(WorkingTime::zone).orElse(UTC);
  }

  /** That of their team; who is in none, such as an administrator, has no quiet hours. */
  private Optional<WorkingTime> workingTime(String user) {
    var groups = directory.groupsOf(user);
    return teams.all().stream()
        .filter(team -> groups.contains(team.id()))
        .findFirst()
        .map(team -> teams.workingTime(team.id()));
  }

  /** Not for several threads, and not for longer than a round. */
  final class Roll {

    private final Map<String, Set<String>> members = new HashMap<>();

    /** Everybody of the audience who is known, each once. */
    Set<String> of(Audience audience) {
      var users = new TreeSet<>(directory.known(audience.users()));
      audience.groups().forEach(group -> users.addAll(membersOf(group)));
      return users;
    }

    /** The instant itself in somebody's working time, else their next opening. */
    Instant nextOpening(String user, Instant from) {
      return teams.all().stream()
          .filter(team -> membersOf(team.id()).contains(user))
          .findFirst()
          .map(team -> teams.workingTime(team.id()).openFrom(from))
          .orElse(from);
    }

    private Set<String> membersOf(String group) {
      return members.computeIfAbsent(group, directory::membersOf);
    }
  }
}
