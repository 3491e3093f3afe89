package org.policyrelay.change;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.policyrelay.audit.Audit;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.kernel.Shown;
import org.policyrelay.kernel.TextKind;
import org.policyrelay.notification.Audience;
import org.policyrelay.notification.Notice;
import org.policyrelay.notification.Notice.Urgency;
import org.policyrelay.notification.Notices;
import org.springframework.stereotype.Component;

/**
 * Whether an approval still counts at the step that records it: others may have published since it
 * was given. One that came too late leaves everything as it is, and is told to who gave it; the
 * change waits for another.
 */
@Component
class ApprovalInTime {

  private final ChangeGate gate;
  private final ChangeOutlook outlook;
  private final Notices notices;
  private final Audit audit;
  private final Clock clock;

  ApprovalInTime(
      ChangeGate gate, ChangeOutlook outlook, Notices notices, Audit audit, Clock clock) {
    this.gate = gate;
    this.outlook = outlook;
    this.notices = notices;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param shown as {@link ChangeApproval#approve} takes it
   */
  boolean counts(PolicyChange change, String by, @Nullable String shown) {
    try {
      Shown.require(shown, outlook.approvable(change));
      gate.checkApproval(change);
      return true;
    } catch (RefusedException late) {
      tell(change, by, TextKind.NOTE.cut(late.getMessage()));
      return false;
    }
  }

  private void tell(PolicyChange change, String by, String why) {
    audit.record(change.key(), "approval-not-taken", by, why);
    notices.tell(
        new Notice(
            "change/%s/approval-not-taken/%s".formatted(change.key(), clock.instant()),
            Urgency.NORMAL,
            "Answer not taken: approve " + change.entry().name(),
            why,
            "/changes/" + change.key(),
            null),
        Audience.user(by));
  }
}
