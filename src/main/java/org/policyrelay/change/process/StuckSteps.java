package org.policyrelay.change.process;

import java.util.Objects;
import java.util.Set;
import org.policyrelay.audit.Audit;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.engine.StepFailed;
import org.policyrelay.engine.StepFailureOver;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.notification.Audience;
import org.policyrelay.notification.Notice;
import org.policyrelay.notification.Notices;
import org.policyrelay.team.Teams;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hands a change whose step has failed for good to somebody: nobody has a task of it, such as of
 * one that was approved and may not be released any more. It is on record why.
 */
@Component
class StuckSteps {

  private final PolicyChanges changes;
  private final Notices notices;
  private final Audit audit;

  StuckSteps(PolicyChanges changes, Notices notices, Audit audit) {
    this.changes = changes;
    this.notices = notices;
    this.audit = audit;
  }

  @EventListener
  void tell(StepFailed step) {
    var key = step.businessKey();
    if (key == null || !step.processId().equals(ChangeVariables.PROCESS)) {
      return;
    }
    var why = Objects.requireNonNullElse(step.why(), "it does not say why");
    audit.record(key, "step-failed", Audit.SYSTEM, TextKind.NOTE.cut(why));
    notices.tell(
        new Notice(
            key + "/step-failed/" + step.id(),
            Notice.Urgency.URGENT,
            "It goes no further: " + changes.entryOf(key).name(),
            "Withdraw it, or have an administrator try its step again in Cockpit, once what keeps it is gone. What keeps it: "
                + why,
            "/changes/" + key,
            null,
            subject(step.job())),
        Audience.groups(Teams.POLICY_MANAGERS, Teams.ADMINISTRATORS));
  }

  /**
   * Whoever has it tried again looks at what comes of it; where it fails again, it is told anew.
   */
  @EventListener
  void over(StepFailureOver step) {
    notices.over(Set.of(subject(step.job())), step.triedAgain() ? "tried again" : "withdrawn");
  }

  private static String subject(String job) {
    return "step-failed/" + job;
  }
}
