package org.policyrelay.engine.door.guard;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.Directory;
import org.policyrelay.engine.LeadGroups;
import org.policyrelay.engine.People;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Who may give a task to whom: anybody of the team takes a free one, who has it may give it back or
 * pass it on inside the team, a lead may pass on any. Heard on every change of assignee, by
 * whichever door. What the engine itself assigns is not questioned.
 */
final class AssignmentGuard implements TaskListener {

  private final IdentityService identity;
  private final ObjectProvider<Directory> directory;
  private final ObjectProvider<LeadGroups> leads;
  private final ObjectProvider<People> people;
  private final ObjectProvider<SystemAuthority> system;

  AssignmentGuard(
      IdentityService identity,
      ObjectProvider<Directory> directory,
      ObjectProvider<LeadGroups> leads,
      ObjectProvider<People> people,
      ObjectProvider<SystemAuthority> system) {
    this.identity = identity;
    this.directory = directory;
    this.leads = leads;
    this.people = people;
    this.system = system;
  }

  @Override
  public void notify(DelegateTask task) {
    var caller = identity.getCurrentAuthentication();
    if (caller == null || caller.getUserId() == null) {
      return;
    }
    var groups = CandidateGroups.of(task);
    requireMayAssign(task, caller, groups);
    var assignee = task.getAssignee();
    if (assignee != null && !groups.isEmpty()) {
      requireInTeam(assignee, caller, groups);
    }
  }

  private void requireMayAssign(DelegateTask task, Authentication caller, Set<String> groups) {
    var before = assigneeBefore(task);
    var takesFreeTask = before == null && caller.getUserId().equals(task.getAssignee());
    if (takesFreeTask || caller.getUserId().equals(before) || leads(caller, groups)) {
      return;
    }
    throw new RefusedException(
        ErrorCode.NOT_ALLOWED,
        before == null
            ? "Only a lead gives a task to somebody else; claim it yourself, or ask your lead"
            : people.getObject().name(before)
                + " has claimed this task; ask them, or let the team's lead reassign it");
  }

  private boolean leads(Authentication caller, Set<String> groups) {
    var own = caller.getGroupIds();
    return own != null
        && (own.contains(Directory.ADMINISTRATORS)
            || groups.stream().map(leads.getObject()::leadGroupOf).anyMatch(own::contains));
  }

  private void requireInTeam(String assignee, Authentication caller, Set<String> groups) {
    Set<String> theirs =
        assignee.equals(caller.getUserId()) && caller.getGroupIds() != null
            ? new HashSet<>(caller.getGroupIds())
            : system.getObject().call(() -> directory.getObject().groupsOf(assignee));
    if (groups.stream().noneMatch(theirs::contains)) {
      throw new RefusedException(
          ErrorCode.NOT_IN_TEAM,
          "%s is not in %s; give the task to a member"
              .formatted(assignee, CandidateGroups.names(groups, leads.getObject())));
    }
  }

  private static @Nullable String assigneeBefore(DelegateTask task) {
    PropertyChange change = ((TaskEntity) task).getPropertyChanges().get(TaskEntity.ASSIGNEE);
    return change == null ? null : (String) change.getOrgValue();
  }
}
