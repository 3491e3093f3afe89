package org.policyrelay.handoff.process;

import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.engine.VisibleTasks;
import org.springframework.stereotype.Component;

/** Which task of a handoff waits for whom. */
@Component
public class HandoffTasks {

  private final TaskService tasks;
  private final VisibleTasks visible;
  private final SystemAuthority system;

  HandoffTasks(TaskService tasks, VisibleTasks visible, SystemAuthority system) {
    this.tasks = tasks;
    this.visible = visible;
    this.system = system;
  }

  /** The id of the newest open task of the handoff that the caller may see. */
  public Optional<String> openOf(String handoff) {
    return system
        .call(
            () ->
                tasks
                    .createTaskQuery()
                    .processDefinitionKey(HandoffStages.PROCESS)
                    .processInstanceBusinessKey(handoff)
                    .orderByTaskCreateTime()
                    .desc()
                    .list())
        .stream()
        .map(Task::getId)
        .filter(visible::mayRead)
        .findFirst();
  }
}
