package org.policyrelay.change.process;

import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.policyrelay.change.ReleaseStep;
import org.policyrelay.engine.PassedOnAnswers;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.stereotype.Component;

/** Finds the task at which a change waits for its release, and passes a decision on to it. */
@Component
class ReleaseTask implements ReleaseStep {

  static final String STEP = "Task_ReleaseToMarkets";

  private final TaskService tasks;
  private final PassedOnAnswers answers;
  private final SystemAuthority system;

  ReleaseTask(TaskService tasks, PassedOnAnswers answers, SystemAuthority system) {
    this.tasks = tasks;
    this.answers = answers;
    this.system = system;
  }

  @Override
  public boolean isOpen(String change) {
    return find(change).isPresent();
  }

  @Override
  public void pass(String change, String by, boolean readyOnly) {
    var task =
        find(change)
            .orElseThrow(
                () ->
                    new RefusedException(
                        ErrorCode.WRONG_STATE, change + " does not wait for its release any more"));
    answers.complete(task, by, readyOnly ? "go-for-ready-markets" : "go");
  }

  private Optional<String> find(String change) {
    return system.call(
        () ->
            tasks
                .createTaskQuery()
                .processInstanceBusinessKey(change)
                .processDefinitionKey(ChangeVariables.PROCESS)
                .taskDefinitionKey(STEP)
                .active()
                .list()
                .stream()
                .map(Task::getId)
                .findFirst());
  }
}
