package org.policyrelay.change.web;

import java.security.Principal;
import java.util.Set;
import org.policyrelay.change.ChangeReaders;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.team.Roles;
import org.springframework.stereotype.Component;

/** Who may see a policy change and who may decide over it. */
@Component
class ChangeAccess {

  private final Roles roles;
  private final ChangeReaders readers;

  ChangeAccess(Roles roles, ChangeReaders readers) {
    this.roles = roles;
    this.readers = readers;
  }

  /** Any member of a team may propose a change. */
  void requireProposer(Principal caller) {
    roles.requireMember(caller, "Only members of a team propose changes");
  }

  /** Putting changes together is Ad Policy's. */
  void requirePackager(Principal caller) {
    roles.requirePolicyTeam(caller, "Packages");
  }

  /** Refuses as if there were none, so that a key tells an outsider nothing. */
  void requireReader(Principal caller, PolicyChange change) {
    if (!readers.maySee(caller.getName(), change)) {
      throw new RefusedException(ErrorCode.NOT_FOUND, "There is no policy change " + change.key());
    }
  }

  boolean maySee(Set<String> groups, String user, PolicyChange change) {
    return readers.maySee(groups, user, change);
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
