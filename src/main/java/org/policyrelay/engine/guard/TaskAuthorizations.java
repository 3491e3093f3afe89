package org.policyrelay.engine.guard;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * What a task's candidates may do with it: see it, work on it and give it to somebody — to whom,
 * {@link AssignmentGuard} says. Its variables and its other properties are not theirs. Who has
 * claimed a task has no right of their own beside the team's: the engine would leave it to them
 * after they gave the task back, and after they left the team.
 */
final class TaskAuthorizations extends DefaultAuthorizationProvider {

  @Override
  public AuthorizationEntity @Nullable [] newTaskAssignee(
      Task task, @Nullable String oldAssignee, @Nullable String newAssignee) {
    return null;
  }

  @Override
  public AuthorizationEntity @Nullable [] newTaskOwner(
      Task task, @Nullable String oldOwner, @Nullable String newOwner) {
    return null;
  }

  @Override
  protected Permission[] getRuntimePermissions(boolean enforceSpecificVariablePermission) {
    return new Permission[] {
      TaskPermissions.READ, TaskPermissions.TASK_WORK, TaskPermissions.TASK_ASSIGN
    };
  }
}
