package org.policyrelay.engine.door.guard;

import java.util.Arrays;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.Directory;

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
  protected AuthorizationEntity @Nullable [] createOrUpdateAuthorizationsByGroupId(
      Task task, String group) {
    return Directory.ADMINISTRATORS.equals(group) && mayEverything(group)
        ? null
        : super.createOrUpdateAuthorizationsByGroupId(task, group);
  }

  /** Administrators have every task by one grant; a ladder that reaches them needs no other. */
  private boolean mayEverything(String group) {
    var all = getGrantAuthorizationByGroupId(group, Resources.TASK, Authorization.ANY);
    return all != null
        && Arrays.stream(getRuntimePermissions(false)).allMatch(all::isPermissionGranted);
  }

  /**
   * A team sees who is in it: Tasklist asks who somebody is before it passes a task on to them, and
   * shows their name.
   */
  @Override
  public AuthorizationEntity @Nullable [] groupMembershipCreated(String group, String user) {
    return getGrantAuthorizationByGroupId(group, Resources.USER, user) != null
            || getGrantAuthorizationByGroupId(group, Resources.USER, Authorization.ANY) != null
        ? null
        : new AuthorizationEntity[] {
          createGrantAuthorization(null, group, Resources.USER, user, Permissions.READ)
        };
  }

  /** The engine looks for a grant to add to; a task that is just being created has none. */
  @Override
  protected @Nullable AuthorizationEntity createOrUpdateAuthorization(
      Task task,
      @Nullable String user,
      @Nullable String group,
      Resource resource,
      boolean historic,
      Permission... permissions) {
    var cache = Context.getCommandContext().getDbEntityManager().getDbEntityCache();
    return cache.isTransient((TaskEntity) task)
        ? createAuthorization(user, group, resource, task.getId(), permissions)
        : super.createOrUpdateAuthorization(task, user, group, resource, historic, permissions);
  }

  @Override
  protected Permission[] getRuntimePermissions(boolean enforceSpecificVariablePermission) {
    return new Permission[] {
      TaskPermissions.READ, TaskPermissions.TASK_WORK, TaskPermissions.TASK_ASSIGN
    };
  }
}
