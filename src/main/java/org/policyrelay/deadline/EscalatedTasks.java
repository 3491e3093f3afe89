package org.policyrelay.deadline;

import java.util.List;
import org.policyrelay.engine.TaskLists.Content;
import org.policyrelay.team.TeamList;
import org.policyrelay.team.TeamWork;
import org.springframework.stereotype.Component;

/** What a ladder has raised above its members is in a list of its own for every team. */
@Component
class EscalatedTasks implements TeamWork {

  /** The priority of the lowest rung that raises any; see {@code escalation-ladder.dmn}. */
  private static final int RAISED = 70;

  @Override
  public List<TeamList> lists() {
    return List.of(
        new TeamList(
            "Escalated",
            "Past its deadline and raised to the lead or higher",
            4,
            Content.priorityFrom(RAISED)));
  }
}
