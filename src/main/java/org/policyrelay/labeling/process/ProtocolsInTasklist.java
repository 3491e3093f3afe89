package org.policyrelay.labeling.process;

import java.util.List;
import org.policyrelay.engine.TaskSubject;
import org.policyrelay.labeling.ProtocolWriters;
import org.policyrelay.team.Team;
import org.policyrelay.team.TeamWork;
import org.springframework.stereotype.Component;

/** How teams find what they do for protocols in Tasklist. */
@Component
class ProtocolsInTasklist implements TeamWork, TaskSubject {

  @Override
  public String process() {
    return ProtocolVariables.PROCESS;
  }

  @Override
  public String subject() {
    return ProtocolVariables.SUBJECT;
  }

  @Override
  public List<String> startedBy(Team team) {
    return ProtocolWriters.TEAMS.contains(team.id())
        ? List.of(ProtocolVariables.PROCESS)
        : List.of();
  }

  @Override
  public List<String> handedBack() {
    return List.of(ProtocolVariables.REWORK);
  }
}
