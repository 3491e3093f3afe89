package org.policyrelay.change;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.policyrelay.audit.Audit;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.publishing.Publications;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps by which the process of a withdrawn policy change takes back what was done for it: the
 * open handoffs, and what is public. Each is one transaction with the step that calls it.
 */
@Service
@Transactional
public class ChangeRollback {

  private final PolicyChanges changes;
  private final ChangeRows rows;
  private final Handoffs handoffs;
  private final TakingBack takingBack;
  private final Withdrawal withdrawal;
  private final Publications publications;
  private final ReasonGone reasonGone;
  private final Audit audit;
  private final Clock clock;

  ChangeRollback(
      PolicyChanges changes,
      ChangeRows rows,
      Handoffs handoffs,
      TakingBack takingBack,
      Withdrawal withdrawal,
      Publications publications,
      ReasonGone reasonGone,
      Audit audit,
      Clock clock) {
    this.changes = changes;
    this.rows = rows;
    this.handoffs = handoffs;
    this.takingBack = takingBack;
    this.withdrawal = withdrawal;
    this.publications = publications;
    this.reasonGone = reasonGone;
    this.audit = audit;
    this.clock = clock;
  }

  /** Withdraws because of what reviews after an emergency found. */
  public void withdrawAfterReview(String key, String by, String reason) {
    var change = changes.get(key);
    change.withdrawAfterReview(by, changes.drafters(key), clock.instant(), reason);
    rows.update(change);
    audit.record(key, "change-withdrawn", by, reason);
    reasonGone.tell(change);
    closeHandoffs(key);
    rollBack(key);
  }

  /**
   * Withdraws the handoffs that are still open. What a team has begun of what is made ready is
   * handed to it again afterwards, to be taken back; who has delivered anything else is told.
   */
  public void closeHandoffs(String key) {
    var change = changes.get(key);
    change.requireWithdrawn();
    handoffs.withdrawAll(
        key,
        Audit.SYSTEM,
        "the change was withdrawn" + change.endReason().map(why -> ": " + why).orElse(""),
        Set.copyOf(ReadinessPart.codes(takingBack.open(change))));
  }

  /**
   * Takes back at once what several withdrawn changes have published, so that nobody meets one of
   * them without the others; what their processes do afterwards finds it done.
   */
  public void takeBackTogether(List<String> keys) {
    for (var key : keys) {
      var change = changes.get(key);
      change.requireWithdrawn();
      publications.rollBack(key, change.endReason().orElse("withdrawn"));
    }
  }

  /** Makes the version that applied before count again; nothing is deleted. */
  public void rollBack(String key) {
    var change = changes.get(key);
    change.requireWithdrawn();
    switch (publications.rollBack(key, change.endReason().orElse("withdrawn"))) {
      case TAKEN_BACK -> audit.record(key, "publication-rolled-back", Audit.SYSTEM, null);
      case CALLED_OFF ->
          audit.record(
              key, "publication-called-off", Audit.SYSTEM, "it was ordered, and not public yet");
      case NOTHING ->
          audit.record(
              key, "nothing-was-public", Audit.SYSTEM, "there is no publication to take back");
    }
    withdrawal.settle(change);
  }
}
