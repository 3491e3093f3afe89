package org.policyrelay.engine;

import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Which tasks somebody can do now: they are there, and nothing holds them. */
@Component
public class LiveTasks {

  private final TaskService tasks;
  private final SystemAuthority system;

  LiveTasks(TaskService tasks, SystemAuthority system) {
    this.tasks = tasks;
    this.system = system;
  }

  public boolean isLive(String taskId) {
    return system.call(() -> tasks.createTaskQuery().taskId(taskId).active().count() > 0);
  }
}
