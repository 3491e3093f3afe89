package org.policyrelay.handoff.process;

import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.policyrelay.deadline.Deadline;
import org.policyrelay.deadline.Deadlines;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.handoff.HandoffClocksMoved;
import org.policyrelay.handoff.HandoffSteps;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sets the dates of a handoff's task and of its ladder's timer to what our own table says. */
@Component
class HandoffTimers {

  private final TaskService tasks;
  private final ManagementService management;
  private final Deadlines deadlines;
  private final SystemAuthority system;

  HandoffTimers(
      TaskService tasks,
      ManagementService management,
      Deadlines deadlines,
      SystemAuthority system) {
    this.tasks = tasks;
    this.management = management;
    this.deadlines = deadlines;
    this.system = system;
  }

  @EventListener
  void follow(HandoffClocksMoved moved) {
    system.run(
        () ->
            tasks
                .createTaskQuery()
                .processDefinitionKey(HandoffSteps.PROCESS)
                .processInstanceBusinessKey(moved.key())
                .list()
                .forEach(task -> follow(moved.key(), task)));
  }

  private void follow(String handoff, Task task) {
    HandoffStages.of(task.getTaskDefinitionKey())
        .flatMap(stage -> deadlines.current(handoff, stage))
        .ifPresent(open -> follow(open, task));
  }

  private void follow(Deadline open, Task task) {
    tasks.setDueDate(task.getId(), Date.from(open.dueAt()));
    tasks.setFollowUpDate(task.getId(), Date.from(open.rungs().get(0).due()));
    var next = Date.from(deadlines.nextRung(open.subject(), open.stage()));
    for (var timer :
        management
            .createJobQuery()
            .processInstanceId(task.getProcessInstanceId())
            .timers()
            .list()) {
      management.setJobDuedate(timer.getId(), next);
    }
  }
}
