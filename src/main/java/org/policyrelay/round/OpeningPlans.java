package org.policyrelay.round;

import java.time.Instant;
import org.policyrelay.deadline.Targets;
import org.policyrelay.kernel.Faults;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** Who would vote in a round, until when, and what is wrong with that; nothing is kept. */
@Component
class OpeningPlans {

  private final RoundStaff staff;
  private final Targets targets;
  private final Teams teams;

  OpeningPlans(RoundStaff staff, Targets targets, Teams teams) {
    this.staff = staff;
    this.targets = targets;
    this.teams = teams;
  }

  /**
   * @param faults where there are any, nobody is asked
   */
  record Plan(Faults faults, RoundStaff.Staff staff, Instant voteBy) {}

  /**
   * @param key by which stand-ins are chosen
   */
  Plan of(RoundOpening asked, String key, Instant now) {
    var faults = OpeningCheck.of(asked, now);
    var voteBy = asked.voteBy() == null ? latest(now) : asked.voteBy();
    var found = staff.find(key, asked.raters(), now, voteBy, faults);
    if (faults.isEmpty() && found.raters().size() < OpeningCheck.leastRaters(asked)) {
      faults.add(
          "raters",
          "away",
          "too few are there until the votes are due, and nobody of their teams can stand in for "
              + String.join(", ", found.leftOut())
              + "; ask others, or later");
    }
    return new Plan(faults, found, voteBy);
  }

  private Instant latest(Instant now) {
    var target = targets.of(Rounds.ANY_TIER, Rounds.WORK).deliver();
    return teams.workingTime(Teams.POLICY_TEAM).add(now, target.multipliedBy(2));
  }
}
