package org.policyrelay.team;

import java.security.Principal;
import org.policyrelay.engine.Directory;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.stereotype.Component;

/** What somebody may who is more than a member of any team. */
@Component
public class Roles {

  private final Directory directory;

  Roles(Directory directory) {
    this.directory = directory;
  }

  /**
   * @param refusal what it is that others may not, and whom they ask
   * @throws RefusedException with {@link ErrorCode#NOT_ALLOWED} for everybody else
   */
  public void requireAdministrator(Principal caller, String refusal) {
    require(directory.groupsOf(caller.getName()).contains(Teams.ADMINISTRATORS), refusal);
  }

  /**
   * Lets Ad Policy pass, who own the policies and what is written about them, and administrators.
   *
   * @param what is theirs, in the plural
   * @throws RefusedException with {@link ErrorCode#NOT_ALLOWED} for everybody else
   */
  public void requirePolicyTeam(Principal caller, String what) {
    var groups = directory.groupsOf(caller.getName());
    require(
        groups.contains(Teams.POLICY_TEAM) || groups.contains(Teams.ADMINISTRATORS),
        what + " are Ad Policy's; ask them");
  }

  private static void require(boolean allowed, String refusal) {
    if (!allowed) {
      throw new RefusedException(ErrorCode.NOT_ALLOWED, refusal);
    }
  }
}
