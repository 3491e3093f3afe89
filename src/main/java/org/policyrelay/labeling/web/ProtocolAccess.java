package org.policyrelay.labeling.web;

import java.security.Principal;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.team.Roles;
import org.springframework.stereotype.Component;

/** Who reads protocols: who knows by what an ad is labelled can write one that evades it. */
@Component
class ProtocolAccess {

  private final Roles roles;

  ProtocolAccess(Roles roles) {
    this.roles = roles;
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_IN_TEAM} for everybody but members of teams
   *     and administrators
   */
  void requireMember(Principal caller) {
    roles.requireMember(caller, "Labeling protocols are for members of a team");
  }
}
