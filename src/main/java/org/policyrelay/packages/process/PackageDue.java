package org.policyrelay.packages.process;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** The dates that {@code policy-package.bpmn} asks for. */
@Component
public class PackageDue {

  /** A working day: what waits is ready. */
  private static final Duration TO_DECIDE = Duration.ofHours(8);

  private final Teams teams;
  private final Clock clock;

  PackageDue(Teams teams, Clock clock) {
    this.teams = teams;
    this.clock = clock;
  }

  /** By when it is to be decided, in Ad Policy's working time. */
  public Date decideBy(DelegateExecution execution) {
    return Date.from(teams.workingTime(Teams.POLICY_TEAM).add(clock.instant(), TO_DECIDE));
  }
}
