package org.policyrelay.handoff.process;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.policyrelay.deadline.Deadline;
import org.policyrelay.deadline.Deadlines;
import org.policyrelay.deadline.Rung;
import org.policyrelay.deadline.Stage;
import org.policyrelay.handoff.HandoffNotices;
import org.policyrelay.handoff.Handoffs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What the three ladders of a handoff share: the rung that is due tells people, raises the task's
 * priority and, from level 2 on, lets a higher group act on it.
 */
@Component
class LadderStep {

  private static final Logger LOG = LoggerFactory.getLogger(LadderStep.class);

  private final Handoffs handoffs;
  private final HandoffNotices notices;
  private final Deadlines deadlines;
  private final TaskService tasks;

  LadderStep(Handoffs handoffs, HandoffNotices notices, Deadlines deadlines, TaskService tasks) {
    this.handoffs = handoffs;
    this.notices = notices;
    this.deadlines = deadlines;
    this.tasks = tasks;
  }

  void climb(DelegateExecution execution, Stage stage, String activity) {
    var task =
        tasks
            .createTaskQuery()
            .processInstanceId(execution.getProcessInstanceId())
            .taskDefinitionKey(activity)
            .singleResult();
    if (task == null) {
      // somebody answered a moment ago and the next step is about to end this ladder
      answer(execution, false);
      return;
    }
    var climb = deadlines.climb(execution.getProcessBusinessKey(), stage);
    climb.skipped().forEach(rung -> raise(task.getId(), rung));
    climb.reached().ifPresent(rung -> escalate(execution, climb.clock(), rung, task));
    answer(execution, climb.another());
  }

  /**
   * The gateway asks in the same transaction, and nobody after it: nothing is stored. Only a ladder
   * that was climbed when it still was has it stored, and the engine takes no other kind there.
   */
  private static void answer(DelegateExecution execution, boolean another) {
    TypedValue known = execution.getVariableLocalTyped(HandoffVariables.ANOTHER_RUNG);
    var passing = known == null || known.isTransient();
    execution.setVariableLocal(
        HandoffVariables.ANOTHER_RUNG, Variables.booleanValue(another, passing));
  }

  private void escalate(DelegateExecution execution, Deadline clock, Rung rung, Task task) {
    raise(task.getId(), rung);
    var handoff = handoffs.get(execution.getProcessBusinessKey());
    notices.escalated(handoff, clock, rung, task.getAssignee());
    LOG.info("{} of {} climbed to {}", task.getTaskDefinitionKey(), handoff.key(), rung.name());
  }

  private void raise(String task, Rung rung) {
    // single-property calls: saving the whole task would race with somebody who claims it
    if (rung.priority() > 0) {
      tasks.setPriority(task, rung.priority());
    }
    if (!rung.addGroup().isEmpty()) {
      tasks.addCandidateGroup(task, rung.addGroup());
    }
  }
}
