package org.policyrelay.change.process;

import java.util.List;
import org.policyrelay.engine.TaskSubject;
import org.policyrelay.team.Team;
import org.policyrelay.team.TeamWork;
import org.springframework.stereotype.Component;

/** How teams find what they do for policy changes in Tasklist; every team may propose one. */
@Component
class ChangesInTasklist implements TeamWork, TaskSubject {

  @Override
  public String process() {
    return ChangeVariables.PROCESS;
  }

  @Override
  public String subject() {
    return ChangeVariables.SUBJECT;
  }

  @Override
  public List<String> startedBy(Team team) {
    return List.of(ChangeVariables.PROCESS);
  }

  @Override
  public List<String> handedBack() {
    return List.of(
        "Task_ReworkRevision",
        "Task_DecideDisputedChange",
        "Task_DecideObjections",
        "Task_SettleWatch",
        "Task_SettleTakingBack");
  }

  /** A part that a team was to make ready came back. */
  @Override
  public List<String> whileHandedBack() {
    return List.of(ChangeVariables.CAME_BACK);
  }
}
