package org.policyrelay.engine.door.guard;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.policyrelay.engine.Directory;
import org.policyrelay.engine.LeadGroups;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.beans.factory.ObjectProvider;

/**
 * A task is answered by who has it, by the team that it is for, or by an administrator: a right in
 * the engine alone makes nobody a member.
 */
final class TeamGuard implements TaskListener {

  private final IdentityService identity;

  private final ObjectProvider<LeadGroups> names;

  TeamGuard(IdentityService identity, ObjectProvider<LeadGroups> names) {
    this.identity = identity;
    this.names = names;
  }

  @Override
  public void notify(DelegateTask task) {
    var caller = identity.getCurrentAuthentication();
    if (caller == null
        || caller.getUserId() == null
        || caller.getUserId().equals(task.getAssignee())) {
      return;
    }
    var groups = CandidateGroups.of(task);
    var own = Objects.requireNonNullElse(caller.getGroupIds(), List.<String>of());
    if (!groups.isEmpty()
        && !own.contains(Directory.ADMINISTRATORS)
        && groups.stream().noneMatch(own::contains)) {
      throw new RefusedException(
          ErrorCode.NOT_IN_TEAM,
          "%s is not in %s, which this task is for"
              .formatted(caller.getUserId(), CandidateGroups.names(groups, names.getObject())));
    }
  }
}
