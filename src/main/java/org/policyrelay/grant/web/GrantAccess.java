package org.policyrelay.grant.web;

import java.security.Principal;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.team.Roles;
import org.springframework.stereotype.Component;

/** Who reads the register, and who takes a grant back. */
@Component
class GrantAccess {

  private final Roles roles;

  GrantAccess(Roles roles) {
    this.roles = roles;
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_IN_TEAM} for everybody but members of teams
   *     and administrators
   */
  void requireMember(Principal caller) {
    roles.requireMember(caller, "Grants are for members of a team");
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_ALLOWED} for everybody but policy managers
   *     and administrators
   */
  void requireManager(Principal caller) {
    roles.requireManager(
        caller.getName(), "A grant is revoked by a policy manager; ask one of them");
  }
}
