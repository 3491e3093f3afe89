package org.policyrelay.round.process;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.round.Rounds;
import org.springframework.stereotype.Component;

/**
 * The wait for vote-by. A hand-in ends it once nobody is left to wait for; where the last of them
 * has left without one, the next rung of their ladder finds it out.
 */
@Component
class RoundWait {

  private final Rounds rounds;
  private final ManagementService management;
  private final SystemAuthority system;
  private final Clock clock;

  RoundWait(Rounds rounds, ManagementService management, SystemAuthority system, Clock clock) {
    this.rounds = rounds;
    this.management = management;
    this.system = system;
    this.clock = clock;
  }

  /** Lets vote-by come now, if there is nobody left who could hand in. */
  void endIfOver(String key, String instance) {
    if (rounds.isOver(key)) {
      system.run(
          () ->
              management
                  .createJobQuery()
                  .processInstanceId(instance)
                  .activityId(RoundVariables.VOTE_BY)
                  .list()
                  .forEach(
                      timer ->
                          management.setJobDuedate(timer.getId(), Date.from(clock.instant()))));
    }
  }
}
