package org.policyrelay.engine.door.guard;

import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.Directory;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.engine.VisibleTasks;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.beans.factory.ObjectProvider;

/**
 * A delegated task goes back to who delegated it, by who was asked and nobody else. Of somebody who
 * is not in the team any more it goes back to the team.
 */
final class Delegations {

  private final IdentityService identity;
  private final ObjectProvider<VisibleTasks> visible;
  private final ObjectProvider<Directory> directory;
  private final ObjectProvider<SystemAuthority> system;

  Delegations(
      IdentityService identity,
      ObjectProvider<VisibleTasks> visible,
      ObjectProvider<Directory> directory,
      ObjectProvider<SystemAuthority> system) {
    this.identity = identity;
    this.visible = visible;
    this.directory = directory;
    this.system = system;
  }

  void requireSomebodyElse(String userId) {
    if (userId.equals(caller())) {
      throw new RefusedException(
          ErrorCode.INVALID_REQUEST,
          "A task is delegated to somebody else; claim it to do it yourself");
    }
  }

  /** Refuses whoever was not asked, and to give back what nobody was asked to look at. */
  void requireDelegated(String taskId) {
    var caller = caller();
    if (caller == null) {
      return;
    }
    var task = visible.getObject().get(taskId);
    if (task.getDelegationState() != DelegationState.PENDING
        || !caller.equals(task.getAssignee())) {
      throw new RefusedException(
          ErrorCode.WRONG_STATE,
          "Only who a task was delegated to gives it back; this one was not delegated to you");
    }
  }

  private @Nullable String caller() {
    var caller = identity.getCurrentAuthentication();
    return caller == null ? null : caller.getUserId();
  }

  /** Lets a task that is about to go back to such an owner have none. */
  void forgetLeftOwner(TaskService tasks, String taskId) {
    system
        .getObject()
        .run(
            () -> {
              var task = tasks.createTaskQuery().taskId(taskId).singleResult();
              if (task != null
                  && task.getOwner() != null
                  && hasLeft(tasks, task.getOwner(), taskId)) {
                task.setOwner(null);
                tasks.saveTask(task);
              }
            });
  }

  private boolean hasLeft(TaskService tasks, String owner, String taskId) {
    var teams =
        tasks.getIdentityLinksForTask(taskId).stream()
            .map(IdentityLink::getGroupId)
            .filter(Objects::nonNull)
            .toList();
    return !teams.isEmpty()
        && directory.getObject().groupsOf(owner).stream().noneMatch(teams::contains);
  }
}
