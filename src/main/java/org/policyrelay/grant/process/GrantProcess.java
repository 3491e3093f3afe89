package org.policyrelay.grant.process;

import java.util.Map;
import org.policyrelay.engine.Processes;
import org.policyrelay.grant.GrantAsked;
import org.policyrelay.grant.GrantChanged;
import org.policyrelay.grant.GrantTakenBack;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Carries what happens to grants into their processes, in the same transaction. */
@Component
class GrantProcess {

  private final Processes processes;

  GrantProcess(Processes processes) {
    this.processes = processes;
  }

  @EventListener
  void begin(GrantAsked asked) {
    processes.begin(
        GrantVariables.PROCESS, asked.key(), Map.of(GrantVariables.ORIGIN, asked.key()));
  }

  @EventListener
  void lookAnew(GrantChanged changed) {
    processes.tell(GrantVariables.GRANT_CHANGED, changed.key());
  }

  @EventListener
  void end(GrantTakenBack taken) {
    processes.tell(GrantVariables.GRANT_TAKEN_BACK, taken.key());
  }
}
