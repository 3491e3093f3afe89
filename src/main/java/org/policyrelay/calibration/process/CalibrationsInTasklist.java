package org.policyrelay.calibration.process;

import java.util.List;
import org.policyrelay.engine.TaskSubject;
import org.policyrelay.team.Team;
import org.policyrelay.team.TeamWork;
import org.springframework.stereotype.Component;

/** How teams find discussions in Tasklist, and begin sessions. */
@Component
class CalibrationsInTasklist implements TeamWork, TaskSubject {

  @Override
  public String process() {
    return CalibrationVariables.PROCESS;
  }

  @Override
  public String subject() {
    return CalibrationVariables.SUBJECT;
  }

  /** Who may not ask for one is told so when they do. */
  @Override
  public List<String> startedBy(Team team) {
    return List.of(CalibrationVariables.PROCESS);
  }
}
