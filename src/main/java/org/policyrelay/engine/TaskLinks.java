package org.policyrelay.engine;

import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Where a task is done: its address in Tasklist. Who links to something before the engine has made
 * its task, or may be read after the task is over, links to a page that asks here.
 */
@Component
public class TaskLinks {

  private final TaskService tasks;
  private final VisibleTasks visible;
  private final SystemAuthority system;

  TaskLinks(TaskService tasks, VisibleTasks visible, SystemAuthority system) {
    this.tasks = tasks;
    this.visible = visible;
    this.system = system;
  }

  public static String to(String taskId) {
    return "/camunda/app/tasklist/default/#/?task=" + taskId;
  }

  /**
   * The newest open task that the caller may see.
   *
   * @param businessKey of what it is to be done for, such as {@code HO-2026-17}
   */
  public Optional<String> toNewestOf(String businessKey) {
    return system
        .call(
            () ->
                tasks
                    .createTaskQuery()
                    .processInstanceBusinessKey(businessKey)
                    .orderByTaskCreateTime()
                    .desc()
                    .list())
        .stream()
        .map(Task::getId)
        .filter(visible::mayRead)
        .findFirst()
        .map(TaskLinks::to);
  }
}
