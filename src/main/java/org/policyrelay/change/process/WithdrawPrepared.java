package org.policyrelay.change.process;

import java.util.Set;
import org.policyrelay.audit.Audit;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.PreparedForNothing;
import org.policyrelay.notification.Audience;
import org.policyrelay.notification.Notice;
import org.policyrelay.notification.Notices;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Withdraws what the relay has prepared for nothing. Where no process runs for it, there is nothing
 * to wind up, and what made it needless is not kept from happening. Who was asked for a task of it
 * is told why there is none any more.
 */
@Component
class WithdrawPrepared {

  private final PolicyChanges changes;
  private final ChangeSteps steps;
  private final Notices notices;

  WithdrawPrepared(PolicyChanges changes, ChangeSteps steps, Notices notices) {
    this.changes = changes;
    this.steps = steps;
    this.notices = notices;
  }

  @EventListener
  void withdraw(PreparedForNothing prepared) {
    var key = prepared.key();
    if (steps.isRunning(key)) {
      // before it ends: nobody knows afterwards whose its tasks were
      var asked = asked(key);
      changes.withdraw(key, Audit.SYSTEM, prepared.why());
      notices.tell(
          new Notice(
              key + "/withdrawn-by-itself",
              Notice.Urgency.NORMAL,
              "Withdrawn: " + changes.entryOf(key).name(),
              prepared.why() + ". Nobody had worked on it, and nothing is left to do.",
              "/changes/" + key,
              null),
          asked);
    }
  }

  private Audience asked(String change) {
    return steps.of(change).stream()
        .map(step -> new Audience(Set.of(), Set.copyOf(step.teams())))
        .reduce(new Audience(Set.of(), Set.of()), Audience::and);
  }
}
