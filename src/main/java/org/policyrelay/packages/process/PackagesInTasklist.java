package org.policyrelay.packages.process;

import java.util.List;
import org.policyrelay.engine.TaskSubject;
import org.policyrelay.team.Team;
import org.policyrelay.team.TeamWork;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** How Ad Policy finds what it does for packages in Tasklist, and opens one. */
@Component
class PackagesInTasklist implements TeamWork, TaskSubject {

  @Override
  public String process() {
    return PackageVariables.PROCESS;
  }

  @Override
  public String subject() {
    return PackageVariables.SUBJECT;
  }

  @Override
  public List<String> startedBy(Team team) {
    return team.id().equals(Teams.POLICY_TEAM) ? List.of(PackageVariables.PROCESS) : List.of();
  }

  @Override
  public List<String> handedBack() {
    return List.of(PackageVariables.SETTLE);
  }
}
