package org.policyrelay.grant.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.grant.GrantCare;
import org.policyrelay.kernel.Times;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** The dates that {@code policy-exception.bpmn} asks for: read from the grant, each time. */
@Component
public class GrantDue {

  /** Two working days of who checks, decides or confirms. */
  private static final Duration TO_DECIDE = Duration.ofHours(16);

  /** A working week: papers come from somebody else. */
  private static final Duration TO_SUPPLY = Duration.ofHours(40);

  private final GrantCare care;
  private final GrantRoles roles;
  private final Teams teams;
  private final Clock clock;

  GrantDue(GrantCare care, GrantRoles roles, Teams teams, Clock clock) {
    this.care = care;
    this.roles = roles;
    this.teams = teams;
    this.clock = clock;
  }

  /** By when it is to be checked or decided, in Ad Policy's working time. */
  public Date decideBy(DelegateExecution execution) {
    return Date.from(inWork(Teams.POLICY_TEAM, TO_DECIDE));
  }

  /** By when evidence is to be brought, in the working time of the team that asked. */
  public Date supplyBy(DelegateExecution execution) {
    return Date.from(inWork(roles.askingTeam(execution), TO_SUPPLY));
  }

  /** By when it is to be confirmed: not after it has ended by itself. */
  public Date confirmBy(DelegateExecution execution) {
    var working = inWork(Teams.POLICY_TEAM, TO_DECIDE);
    var lapses = lapses(execution);
    return Date.from(lapses.isBefore(working) ? lapses : working);
  }

  /** When the first market begins to have other words. */
  public Date lapsesAt(DelegateExecution execution) {
    return Times.notBefore(lapses(execution));
  }

  /** When something is to be told next. */
  public Date next(DelegateExecution execution) {
    return Times.notBefore(
        care.ahead(GrantVariables.grant(execution)).next().orElseGet(clock::instant));
  }

  private Instant lapses(DelegateExecution execution) {
    return care.lapses(GrantVariables.grant(execution)).orElseGet(clock::instant);
  }

  private Instant inWork(String team, Duration work) {
    return teams.workingTime(team).add(clock.instant(), work);
  }
}
