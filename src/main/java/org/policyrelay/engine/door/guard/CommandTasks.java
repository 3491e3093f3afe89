package org.policyrelay.engine.door.guard;

import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.TaskReader;
import org.policyrelay.engine.TaskRef;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** By the task's id and not by a query: what a command has read it has at hand. */
@Component
@Lazy
class CommandTasks implements TaskReader {

  private final ProcessEngine engine;

  CommandTasks(ProcessEngine engine) {
    this.engine = engine;
  }

  @Override
  public Optional<Task> find(String taskId) {
    return execute(
        command -> {
          var task = command.getTaskManager().findTaskById(taskId);
          if (task != null) {
            task.initializeFormKey();
          }
          return Optional.ofNullable(task);
        });
  }

  @Override
  public TaskRef reference(Task task) {
    return execute(
        command -> {
          var execution = readExecutions(command, task);
          return new TaskRef(
              task.getId(),
              engine
                  .getRepositoryService()
                  .getProcessDefinition(task.getProcessDefinitionId())
                  .getKey(),
              task.getTaskDefinitionKey(),
              task.getAssignee(),
              execution == null ? null : execution.getProcessBusinessKey(),
              engine.getRuntimeService().getVariables(task.getProcessInstanceId()));
        });
  }

  /**
   * A command that goes on with the task needs all executions of its instance. Read together before
   * the variables, the instance's own is among them and not read for itself.
   */
  private static @Nullable ExecutionEntity readExecutions(CommandContext command, Task task) {
    if (task.getExecutionId() == null) {
      return null;
    }
    var execution = command.getExecutionManager().findExecutionById(task.getExecutionId());
    if (execution != null) {
      execution.getExecutions();
    }
    return execution;
  }

  private <T> T execute(Command<T> command) {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getCommandExecutorTxRequired()
        .execute(command);
  }
}
