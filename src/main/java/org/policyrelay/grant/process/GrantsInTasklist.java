package org.policyrelay.grant.process;

import java.util.List;
import org.policyrelay.engine.TaskSubject;
import org.policyrelay.team.Team;
import org.policyrelay.team.TeamWork;
import org.springframework.stereotype.Component;

/** How teams find what they do for grants in Tasklist; every team may ask for one. */
@Component
class GrantsInTasklist implements TeamWork, TaskSubject {

  @Override
  public String process() {
    return GrantVariables.PROCESS;
  }

  @Override
  public String subject() {
    return GrantVariables.SUBJECT;
  }

  @Override
  public List<String> startedBy(Team team) {
    return List.of(GrantVariables.PROCESS);
  }

  @Override
  public List<String> handedBack() {
    return List.of(GrantVariables.SUPPLY);
  }
}
