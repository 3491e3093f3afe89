package org.policyrelay.engine.guard;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;

/**
 * What a task's candidates and assignee may do with it: see it, work on it and give it to somebody
 * — to whom, {@link AssignmentGuard} says. Its variables and its other properties are not theirs.
 */
final class TaskAuthorizations extends DefaultAuthorizationProvider {

  @Override
  protected Permission[] getRuntimePermissions(boolean enforceSpecificVariablePermission) {
    return new Permission[] {
      TaskPermissions.READ, TaskPermissions.TASK_WORK, TaskPermissions.TASK_ASSIGN
    };
  }
}
