package org.policyrelay.labeling.process;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** The dates that {@code labeling-protocol-change.bpmn} asks for, in Ad Policy's working time. */
@Component
public class ProtocolDue {

  /** A working week: a protocol is thought over. */
  private static final Duration TO_WRITE = Duration.ofHours(40);

  /** Two working days. */
  private static final Duration TO_APPROVE = Duration.ofHours(16);

  private final Teams teams;
  private final Clock clock;

  ProtocolDue(Teams teams, Clock clock) {
    this.teams = teams;
    this.clock = clock;
  }

  public Date writeBy(DelegateExecution execution) {
    return in(TO_WRITE);
  }

  public Date approveBy(DelegateExecution execution) {
    return in(TO_APPROVE);
  }

  private Date in(Duration work) {
    return Date.from(teams.workingTime(Teams.POLICY_TEAM).add(clock.instant(), work));
  }
}
