package org.policyrelay.packages.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.policyrelay.change.ChangeMoved;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.packages.PackageCare;
import org.policyrelay.packages.PackageChanged;
import org.policyrelay.packages.PackageOpened;
import org.policyrelay.packages.PackageWithdrawn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Carries what happens to packages and their parts into their processes, in the same transaction.
 */
@Component
class PackageProcess {

  private final RuntimeService runtime;
  private final PackageCare care;
  private final SystemAuthority system;

  PackageProcess(RuntimeService runtime, PackageCare care, SystemAuthority system) {
    this.runtime = runtime;
    this.care = care;
    this.system = system;
  }

  @EventListener
  void begin(PackageOpened opened) {
    system.run(
        () ->
            runtime.startProcessInstanceByKey(
                PackageVariables.PROCESS,
                opened.key(),
                Map.of(PackageVariables.ORIGIN, opened.key())));
  }

  @EventListener
  void move(ChangeMoved moved) {
    care.moved(moved.key());
  }

  /** An instance that has not come to a wait yet reads what is true by itself. */
  @EventListener
  void lookAnew(PackageChanged changed) {
    correlate(PackageVariables.CHANGED, changed.key());
  }

  @EventListener
  void end(PackageWithdrawn withdrawn) {
    correlate(PackageVariables.WITHDRAWN, withdrawn.key());
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
