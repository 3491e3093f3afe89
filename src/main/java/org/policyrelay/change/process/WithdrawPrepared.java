package org.policyrelay.change.process;

import org.policyrelay.audit.Audit;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.PreparedForNothing;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Withdraws what the relay has prepared for nothing. Where no process runs for it, there is nothing
 * to wind up, and what made it needless is not kept from happening.
 */
@Component
class WithdrawPrepared {

  private final PolicyChanges changes;
  private final ChangeSteps steps;

  WithdrawPrepared(PolicyChanges changes, ChangeSteps steps) {
    this.changes = changes;
    this.steps = steps;
  }

  @EventListener
  void withdraw(PreparedForNothing prepared) {
    if (steps.isRunning(prepared.key())) {
      changes.withdraw(prepared.key(), Audit.SYSTEM, prepared.why());
    }
  }
}
