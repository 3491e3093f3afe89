package org.policyrelay.team;

import java.security.Principal;
import java.util.Set;
import org.policyrelay.engine.Directory;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.stereotype.Component;

/** What somebody may as a member of a team, or as more than that. */
@Component
public class Roles {

  private final Directory directory;
  private final Teams teams;

  Roles(Directory directory, Teams teams) {
    this.directory = directory;
    this.teams = teams;
  }

  /**
   * Lets members of any team pass, and administrators.
   *
   * @param refusal what it is that others may not
   * @throws RefusedException with {@link ErrorCode#NOT_IN_TEAM} for everybody else
   */
  public void requireMember(Principal caller, String refusal) {
    if (!isMember(caller.getName())) {
      throw new RefusedException(ErrorCode.NOT_IN_TEAM, refusal + "; ask an administrator");
    }
  }

  /** Whether somebody is a member of any team, or an administrator. */
  public boolean isMember(String user) {
    var groups = directory.groupsOf(user);
    return groups.contains(Teams.ADMINISTRATORS)
        || teams.all().stream().map(Team::id).anyMatch(groups::contains);
  }

  /** Whether somebody is a policy manager or an administrator. */
  public boolean isManager(String user) {
    var groups = directory.groupsOf(user);
    return groups.contains(Teams.POLICY_MANAGERS) || groups.contains(Teams.ADMINISTRATORS);
  }

  /**
   * @param refusal what it is that others may not, and whom they ask
   * @throws RefusedException with {@link ErrorCode#NOT_ALLOWED} for everybody but policy managers
   *     and administrators
   */
  public void requireManager(String user, String refusal) {
    require(isManager(user), refusal);
  }

  /**
   * Who of a group decides where some may not; where that leaves nobody, the administrators too.
   *
   * @param kept who has a part in it already, however their login is spelled
   * @return groups as the engine takes them, with commas between
   */
  public String others(String group, Set<String> kept) {
    var free = directory.membersOf(group);
    free.removeIf(user -> kept.stream().anyMatch(user::equalsIgnoreCase));
    return free.isEmpty() ? group + "," + Teams.ADMINISTRATORS : group;
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
    require(isPolicyTeam(caller.getName()), what + " are Ad Policy's; ask them");
  }

  /** Whether somebody is in Ad Policy or an administrator. */
  public boolean isPolicyTeam(String user) {
    var groups = directory.groupsOf(user);
    return groups.contains(Teams.POLICY_TEAM) || groups.contains(Teams.ADMINISTRATORS);
  }

  private static void require(boolean allowed, String refusal) {
    if (!allowed) {
      throw new RefusedException(ErrorCode.NOT_ALLOWED, refusal);
    }
  }
}
