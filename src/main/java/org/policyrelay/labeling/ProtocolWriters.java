package org.policyrelay.labeling;

import java.util.List;
import org.policyrelay.engine.Directory;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** Who writes protocols: Ad Policy, who owns the policies, and Ad Review, who labels by them. */
@Component
public class ProtocolWriters {

  /** The team that labels. */
  public static final String REVIEW_TEAM = "ad-review";

  /** The teams that write. */
  public static final List<String> TEAMS = List.of(Teams.POLICY_TEAM, REVIEW_TEAM);

  private final Directory directory;

  ProtocolWriters(Directory directory) {
    this.directory = directory;
  }

  public boolean isOne(String user) {
    var groups = directory.groupsOf(user);
    return groups.contains(Teams.ADMINISTRATORS) || TEAMS.stream().anyMatch(groups::contains);
  }

  /**
   * @throws RefusedException with {@link ErrorCode#NOT_ALLOWED} for everybody else
   */
  public void require(String user) {
    if (!isOne(user)) {
      throw new RefusedException(
          ErrorCode.NOT_ALLOWED,
          "Labeling protocols are written by Ad Policy and Ad Review; ask one of them");
    }
  }
}
