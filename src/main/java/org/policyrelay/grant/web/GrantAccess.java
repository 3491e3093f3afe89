package org.policyrelay.grant.web;

import java.security.Principal;
import org.policyrelay.engine.Directory;
import org.policyrelay.grant.PolicyGrants;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.team.Team;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** The register is read by members of teams and administrators. */
@Component
class GrantAccess {

  private final PolicyGrants grants;
  private final Directory directory;
  private final Teams teams;

  GrantAccess(PolicyGrants grants, Directory directory, Teams teams) {
    this.grants = grants;
    this.directory = directory;
    this.teams = teams;
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_IN_TEAM} for everybody else
   */
  void requireMember(Principal caller) {
    var groups = directory.groupsOf(caller.getName());
    if (!groups.contains(Teams.ADMINISTRATORS)
        && teams.all().stream().map(Team::id).noneMatch(groups::contains)) {
      throw new RefusedException(
          ErrorCode.NOT_IN_TEAM, "Grants are for members of a team; ask an administrator");
    }
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_ALLOWED} for everybody but policy managers
   *     and administrators
   */
  void requireManager(Principal caller) {
    if (!grants.mayRevoke(caller.getName())) {
      throw new RefusedException(
          ErrorCode.NOT_ALLOWED, "A grant is revoked by a policy manager; ask one of them");
    }
  }
}
