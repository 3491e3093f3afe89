package org.policyrelay.handoff.process;

import java.util.List;
import org.policyrelay.engine.ListColumns;
import org.policyrelay.engine.TaskLists.Column;
import org.policyrelay.engine.TaskLists.Content;
import org.policyrelay.engine.TaskSubject;
import org.policyrelay.handoff.HandoffSteps;
import org.policyrelay.team.TeamList;
import org.policyrelay.team.TeamWork;
import org.springframework.stereotype.Component;

/** How teams find their handoffs in Tasklist. */
@Component
class HandoffsInTasklist implements TeamWork, TaskSubject, ListColumns {

  @Override
  public String process() {
    return HandoffSteps.PROCESS;
  }

  @Override
  public String subject() {
    return HandoffVariables.SUBJECT;
  }

  @Override
  public List<Column> columns() {
    return List.of(new Column(HandoffVariables.RISK_TIER, "Risk", 3));
  }

  @Override
  public List<TeamList> lists() {
    return List.of(
        new TeamList(
            "To accept",
            "Offered to us and not yet answered: accept it, or return it with a reason",
            0,
            Content.steps(HandoffSteps.ACCEPT)));
  }

  @Override
  public List<String> handedBack() {
    return List.of(HandoffSteps.ANSWER);
  }
}
