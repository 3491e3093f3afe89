package org.policyrelay.handoff;

import java.util.List;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Work that is open for a team that is configured no more. */
@Service
@Transactional(readOnly = true)
public class LeftByTeams {

  private final HandoffRows handoffs;
  private final Teams teams;

  LeftByTeams(HandoffRows handoffs, Teams teams) {
    this.handoffs = handoffs;
    this.teams = teams;
  }

  public List<Handoff> all() {
    return handoffs.open().stream()
        .filter(handoff -> teams.find(handoff.toTeam()).isEmpty())
        .toList();
  }
}
