package org.policyrelay.round;

import org.policyrelay.engine.Directory;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.team.Roles;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/**
 * Who may see a round: its raters, the leads of their teams, policy managers and administrators.
 * What they see of its votes is another question, see {@link Rounds#own} and {@link Rounds#result}.
 */
@Component
public class RoundAccess {

  private final Rounds rounds;
  private final Roles roles;
  private final Teams teams;
  private final Directory directory;
  private final SystemAuthority system;

  RoundAccess(
      Rounds rounds, Roles roles, Teams teams, Directory directory, SystemAuthority system) {
    this.rounds = rounds;
    this.roles = roles;
    this.teams = teams;
    this.directory = directory;
    this.system = system;
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_FOUND} when there is none, and in the same
   *     words for who may not see it
   */
  public Round seenBy(String key, String user) {
    var round = rounds.get(key);
    if (!system.call(() -> maySee(round, user))) {
      throw new RefusedException(ErrorCode.NOT_FOUND, "There is no round " + key);
    }
    return round;
  }

  private boolean maySee(Round round, String user) {
    if (round.raterOf(user).isPresent() || roles.isManager(user)) {
      return true;
    }
    var groups = directory.groupsOf(user);
    return round.raters().stream()
        .map(rater -> teams.leadGroupOf(rater.team()))
        .anyMatch(groups::contains);
  }
}
