package org.policyrelay.translation.process;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** The date that {@code policy-translation.bpmn} asks for. */
@Component
public class TranslationDue {

  /** Two working days: whoever reads the language may be at another hub. */
  private static final Duration TO_APPROVE = Duration.ofHours(16);

  private final Teams teams;
  private final Clock clock;

  TranslationDue(Teams teams, Clock clock) {
    this.teams = teams;
    this.clock = clock;
  }

  /** By when it has to be decided, in Ad Policy's working time. */
  public Date decideBy(DelegateExecution execution) {
    return Date.from(teams.workingTime(Teams.POLICY_TEAM).add(clock.instant(), TO_APPROVE));
  }
}
