package org.policyrelay.engine.guard;

import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.policyrelay.engine.Directory;
import org.policyrelay.engine.SystemAuthority;
import org.springframework.beans.factory.ObjectProvider;

/**
 * A delegated task goes back to who delegated it, and nobody else may answer it. Of somebody who is
 * not in the team any more it goes back to the team.
 */
final class LeftOwners {

  private final ObjectProvider<Directory> directory;
  private final ObjectProvider<SystemAuthority> system;

  LeftOwners(ObjectProvider<Directory> directory, ObjectProvider<SystemAuthority> system) {
    this.directory = directory;
    this.system = system;
  }

  /** Lets a task that is about to go back to such an owner have none. */
  void forget(TaskService tasks, String taskId) {
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
