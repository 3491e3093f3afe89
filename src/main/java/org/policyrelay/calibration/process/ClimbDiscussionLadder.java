package org.policyrelay.calibration.process;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.policyrelay.calibration.CalibrationNotices;
import org.policyrelay.calibration.Calibrations;
import org.policyrelay.deadline.process.TaskLadder;
import org.policyrelay.engine.SystemAuthority;
import org.springframework.stereotype.Component;

/** The disputes were not discussed in time: the task climbs to the rung that is due. */
@Component
class ClimbDiscussionLadder implements JavaDelegate {

  private final Calibrations calibrations;
  private final CalibrationNotices notices;
  private final TaskLadder ladder;
  private final TaskService tasks;
  private final SystemAuthority system;

  ClimbDiscussionLadder(
      Calibrations calibrations,
      CalibrationNotices notices,
      TaskLadder ladder,
      TaskService tasks,
      SystemAuthority system) {
    this.calibrations = calibrations;
    this.notices = notices;
    this.ladder = ladder;
    this.tasks = tasks;
    this.system = system;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var session = calibrations.get(CalibrationVariables.session(execution));
    ladder.climb(
        execution,
        task(execution.getProcessInstanceId()),
        session.key(),
        Calibrations.STAGE,
        (clock, rung) -> notices.escalated(session, clock, rung));
  }

  private @Nullable Task task(String instance) {
    return system
        .call(
            () ->
                tasks
                    .createTaskQuery()
                    .processInstanceId(instance)
                    .taskDefinitionKey(CalibrationVariables.DISCUSS)
                    .list())
        .stream()
        .findFirst()
        .orElse(null);
  }
}
