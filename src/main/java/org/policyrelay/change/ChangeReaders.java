package org.policyrelay.change;

import java.util.Set;
import org.policyrelay.engine.Directory;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/**
 * Who may see a policy change. A team sees the changes that it has or had a part in, and everybody
 * what they have proposed; Ad Policy and the administrators see all.
 */
@Component
public class ChangeReaders {

  private final Directory directory;
  private final Handoffs handoffs;

  ChangeReaders(Directory directory, Handoffs handoffs) {
    this.directory = directory;
    this.handoffs = handoffs;
  }

  public boolean maySee(String user, PolicyChange change) {
    return maySee(directory.groupsOf(user), user, change);
  }

  /**
   * @param groups of the user
   */
  public boolean maySee(Set<String> groups, String user, PolicyChange change) {
    return groups.contains(Teams.POLICY_TEAM)
        || groups.contains(Teams.ADMINISTRATORS)
        || change.request().proposedBy().equals(user)
        || handoffs.of(change.key()).stream().map(Handoff::toTeam).anyMatch(groups::contains);
  }
}
