package org.policyrelay.calibration;

import java.util.Set;
import java.util.stream.Stream;
import org.policyrelay.engine.Directory;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.round.RoundRater;
import org.policyrelay.round.Rounds;
import org.policyrelay.team.Roles;
import org.policyrelay.team.Team;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/**
 * Who sees sessions and who acts in them. A session is seen by the teams of its raters, Ad Policy,
 * QA, administrators and who asked for it; moderated by policy managers, administrators and who
 * asked for it; asked for by Ad Policy, QA, the leads of any team and administrators.
 */
@Component
public class CalibrationAccess {

  private static final String QA = "qa";

  private final SessionRows rows;
  private final Rounds rounds;
  private final Roles roles;
  private final Teams teams;
  private final Directory directory;
  private final SystemAuthority system;

  CalibrationAccess(
      SessionRows rows,
      Rounds rounds,
      Roles roles,
      Teams teams,
      Directory directory,
      SystemAuthority system) {
    this.rows = rows;
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
  public CalibrationSession seenBy(String key, String user) {
    return rows.find(key)
        .filter(session -> maySee(session, user))
        .orElseThrow(
            () ->
                new RefusedException(
                    ErrorCode.NOT_FOUND, "There is no calibration session " + key));
  }

  public boolean maySee(CalibrationSession session, String user) {
    return system.call(
        () -> {
          var groups = directory.groupsOf(user);
          return seesAll(groups)
              || session.start().by().equals(user)
              || session
                  .round()
                  .map(
                      key ->
                          rounds.get(key).raters().stream()
                              .map(RoundRater::team)
                              .anyMatch(groups::contains))
                  .orElse(false);
        });
  }

  private static boolean seesAll(Set<String> groups) {
    return groups.contains(Teams.POLICY_TEAM)
        || groups.contains(QA)
        || groups.contains(Teams.ADMINISTRATORS);
  }

  public boolean mayStart(String user) {
    return system.call(
        () -> {
          var groups = directory.groupsOf(user);
          return seesAll(groups)
              || teams.all().stream().map(Team::leadGroup).anyMatch(groups::contains);
        });
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_ALLOWED} for who may not ask for a session
   */
  public void requireStart(String user) {
    require(
        mayStart(user),
        "Ad Policy, QA and the leads of teams ask for calibration sessions; ask your lead");
  }

  public boolean mayModerate(CalibrationSession session, String user) {
    return system.call(() -> roles.isManager(user))
        || (session.start().trigger() == SessionTrigger.ASKED
            && session.start().by().equals(user)
            && mayStart(user));
  }

  /**
   * The groups that see the moderator's task: policy managers, and that of who asked for the
   * session, of whom only they may end the discussion.
   *
   * @return as the engine takes them, with commas between
   */
  public String moderatorGroups(CalibrationSession session) {
    var by = session.start().by();
    if (session.start().trigger() != SessionTrigger.ASKED) {
      return Teams.POLICY_MANAGERS;
    }
    var groups = system.call(() -> directory.groupsOf(by));
    return teams.all().stream()
        .flatMap(team -> Stream.of(team.leadGroup(), team.id()))
        .filter(groups::contains)
        .findFirst()
        .filter(group -> !group.equals(Teams.POLICY_MANAGERS))
        .map(group -> Teams.POLICY_MANAGERS + "," + group)
        .orElse(Teams.POLICY_MANAGERS);
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_ALLOWED} for who does not moderate it
   */
  public void requireModerator(CalibrationSession session, String user) {
    require(
        mayModerate(session, user),
        "%s is moderated by policy managers and by who asked for it; tell one of them"
            .formatted(session.key()));
  }

  /** Whether somebody can say that a follow-up is done: its team, and who moderates. */
  public boolean mayFinish(CalibrationSession session, Outcome outcome, String user) {
    return mayModerate(session, user)
        || system.call(() -> directory.groupsOf(user).contains(outcome.kind().team()));
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_ALLOWED} for members of no team
   */
  public void requireMember(String user) {
    require(
        system.call(() -> roles.isMember(user)),
        "Calibration is for members of the teams; ask an administrator");
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_ALLOWED} for anybody else
   */
  public void requireFinish(CalibrationSession session, Outcome outcome, String user) {
    require(
        mayFinish(session, outcome, user),
        "It is %s's to say that this is done; ask them"
            .formatted(teams.find(outcome.kind().team()).map(Team::name).orElse("Ad Policy")));
  }

  private static void require(boolean allowed, String refusal) {
    if (!allowed) {
      throw new RefusedException(ErrorCode.NOT_ALLOWED, refusal);
    }
  }
}
