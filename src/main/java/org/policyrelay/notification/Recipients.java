package org.policyrelay.notification;

import java.time.Instant;
import java.time.ZoneId;
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

  /** Everybody of the audience who is known, each once. */
  Set<String> of(Audience audience) {
    var users = new TreeSet<String>();
    audience.users().stream().filter(user -> directory.find(user).isPresent()).forEach(users::add);
    audience.groups().forEach(group -> users.addAll(directory.membersOf(group)));
    return users;
  }

  Optional<Directory.Person> person(String user) {
    return directory.find(user);
  }

  /** The instant itself in somebody's working time, else their next opening. */
  Instant nextOpening(String user, Instant from) {
    return workingTime(user).map(time -> time.openFrom(from)).orElse(from);
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
}
