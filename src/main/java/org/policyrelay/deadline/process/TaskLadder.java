package org.policyrelay.deadline.process;

import java.util.function.BiConsumer;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.policyrelay.deadline.Deadline;
import org.policyrelay.deadline.Deadlines;
import org.policyrelay.deadline.Rung;
import org.policyrelay.deadline.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What every ladder in a model does: the rung that is due tells people, raises the task's priority
 * and, from level 2 on, lets a higher group see it.
 */
@Component
public class TaskLadder {

  /** The variable that the gateway of a ladder asks: whether a rung is left. */
  public static final String ANOTHER_RUNG = "anotherRung";

  private static final Logger LOG = LoggerFactory.getLogger(TaskLadder.class);

  private final Deadlines deadlines;
  private final TaskService tasks;

  TaskLadder(Deadlines deadlines, TaskService tasks) {
    this.deadlines = deadlines;
    this.tasks = tasks;
  }

  /**
   * Climbs to the rung that is due.
   *
   * @param task that the ladder stands on, null when somebody answered a moment ago and the next
   *     step is about to end this ladder
   * @param subject of the clock
   * @param told tells people of the rung that is reached
   */
  public void climb(
      DelegateExecution execution,
      @Nullable Task task,
      String subject,
      Stage stage,
      BiConsumer<Deadline, Rung> told) {
    if (task == null) {
      answer(execution, false);
      return;
    }
    var climb = deadlines.climb(subject, stage);
    climb.skipped().forEach(rung -> raise(task.getId(), rung));
    climb
        .reached()
        .ifPresent(
            rung -> {
              raise(task.getId(), rung);
              told.accept(climb.clock(), rung);
              LOG.info("{} of {} climbed to {}", task.getTaskDefinitionKey(), subject, rung.name());
            });
    answer(execution, climb.another());
  }

  /**
   * The gateway asks in the same transaction, and nobody after it: nothing is stored. Only a ladder
   * that was climbed when it still was has it stored, and the engine takes no other kind there.
   */
  private static void answer(DelegateExecution execution, boolean another) {
    TypedValue known = execution.getVariableLocalTyped(ANOTHER_RUNG);
    var passing = known == null || known.isTransient();
    execution.setVariableLocal(ANOTHER_RUNG, Variables.booleanValue(another, passing));
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
