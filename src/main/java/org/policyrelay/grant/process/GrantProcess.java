package org.policyrelay.grant.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.grant.GrantAsked;
import org.policyrelay.grant.GrantChanged;
import org.policyrelay.grant.GrantTakenBack;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Carries what happens to grants into their processes, in the same transaction. */
@Component
class GrantProcess {

  private final RuntimeService runtime;
  private final SystemAuthority system;

  GrantProcess(RuntimeService runtime, SystemAuthority system) {
    this.runtime = runtime;
    this.system = system;
  }

  @EventListener
  void begin(GrantAsked asked) {
    system.run(
        () ->
            runtime.startProcessInstanceByKey(
                GrantVariables.PROCESS, asked.key(), Map.of(GrantVariables.ORIGIN, asked.key())));
  }

  /** An instance that has not come to a wait yet reads what is true by itself. */
  @EventListener
  void lookAnew(GrantChanged changed) {
    correlate(GrantVariables.GRANT_CHANGED, changed.key());
  }

  @EventListener
  void end(GrantTakenBack taken) {
    correlate(GrantVariables.GRANT_TAKEN_BACK, taken.key());
  }

  private void correlate(String message, String key) {
    system.run(
        () ->
            runtime
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(key)
                .correlateAll());
  }
}
