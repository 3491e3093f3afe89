package org.policyrelay.publishing.process;

import java.util.List;
import org.policyrelay.engine.TaskSubject;
import org.policyrelay.publishing.Publications;
import org.policyrelay.team.Team;
import org.policyrelay.team.TeamWork;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** How publications are found in Tasklist; whose policies they are may correct their wording. */
@Component
class PublicationsInTasklist implements TeamWork, TaskSubject {

  @Override
  public String process() {
    return Publications.PROCESS;
  }

  @Override
  public String subject() {
    return PublicationVariables.SUBJECT;
  }

  @Override
  public List<String> startedBy(Team team) {
    return team.id().equals(Teams.POLICY_TEAM) ? List.of(Publications.PROCESS) : List.of();
  }
}
