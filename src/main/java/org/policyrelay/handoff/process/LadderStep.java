package org.policyrelay.handoff.process;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.deadline.Stage;
import org.policyrelay.deadline.process.TaskLadder;
import org.policyrelay.handoff.HandoffNotices;
import org.policyrelay.handoff.Handoffs;
import org.springframework.stereotype.Component;

/** What the three ladders of a handoff share. */
@Component
class LadderStep {

  private final Handoffs handoffs;
  private final HandoffNotices notices;
  private final TaskLadder ladder;
  private final TaskService tasks;

  LadderStep(Handoffs handoffs, HandoffNotices notices, TaskLadder ladder, TaskService tasks) {
    this.handoffs = handoffs;
    this.notices = notices;
    this.ladder = ladder;
    this.tasks = tasks;
  }

  void climb(DelegateExecution execution, Stage stage, String activity) {
    var key = execution.getProcessBusinessKey();
    var task =
        tasks
            .createTaskQuery()
            .processInstanceId(execution.getProcessInstanceId())
            .taskDefinitionKey(activity)
            .singleResult();
    ladder.climb(
        execution,
        task,
        key,
        stage,
        (clock, rung) -> notices.escalated(handoffs.get(key), clock, rung, task.getAssignee()));
  }
}
