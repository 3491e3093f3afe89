package org.policyrelay.change.web;

import java.security.Principal;
import java.util.Set;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.engine.Directory;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.team.Roles;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/**
 * Who may see a policy change and who may decide over it. A team sees the changes that it has or
 * had a part in; Ad Policy and the administrators see all.
 */
@Component
class ChangeAccess {

  private final Directory directory;
  private final Roles roles;
  private final ChangeViews views;

  ChangeAccess(Directory directory, Roles roles, ChangeViews views) {
    this.directory = directory;
    this.roles = roles;
    this.views = views;
  }

  /** Any member of a team may propose a change. */
  void requireProposer(Principal caller) {
    roles.requireMember(caller, "Only members of a team propose changes");
  }

  /** Refuses as if there were none, so that a key tells an outsider nothing. */
  void requireReader(Principal caller, PolicyChange change) {
    if (!maySee(directory.groupsOf(caller.getName()), caller.getName(), change)) {
      throw new RefusedException(ErrorCode.NOT_FOUND, "There is no policy change " + change.key());
    }
  }

  boolean maySee(Set<String> groups, String user, PolicyChange change) {
    return groups.contains(Teams.POLICY_TEAM)
        || groups.contains(Teams.ADMINISTRATORS)
        || change.request().proposedBy().equals(user)
        || views.teamsOf(change.key()).stream().anyMatch(groups::contains);
  }

  /** Withdrawing, holding and resuming are for policy managers and administrators. */
  void requireManager(Principal caller) {
    roles.requireManager(
        caller.getName(), "Only policy managers decide over a whole change; ask one of them");
  }

  boolean isManager(Principal caller) {
    return roles.isManager(caller.getName());
  }
}
