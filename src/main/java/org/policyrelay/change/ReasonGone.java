package org.policyrelay.change;

import java.util.Set;
import org.policyrelay.audit.Audit;
import org.policyrelay.kernel.Words;
import org.policyrelay.notification.Audience;
import org.policyrelay.notification.Notice;
import org.policyrelay.notification.Notices;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/**
 * A change that was proposed because of another one which has come to nothing since. It stands for
 * itself then, and who works on it has to say whether it is wanted still.
 */
@Component
class ReasonGone {

  private final ChangeRows rows;
  private final ChangeDraftRows drafts;
  private final Notices notices;

  ReasonGone(ChangeRows rows, ChangeDraftRows drafts, Notices notices) {
    this.rows = rows;
    this.drafts = drafts;
    this.notices = notices;
  }

  /** What was proposed because of a withdrawal came after it, and keeps its reason. */
  static boolean isGone(PolicyChange change, PolicyChange reason) {
    return change.rollout().released().isEmpty()
        && !change.state().hasEnded()
        && reason.state().hasEnded()
        && reason.state() != ChangeState.ENFORCED
        && reason.endedAt().filter(change.request().proposedAt()::isBefore).isPresent();
  }

  /** Tells who works on what was proposed because of a change that has just ended. */
  void tell(PolicyChange ended) {
    rows.openBecauseOf(ended.key()).stream()
        .filter(one -> isGone(one, ended))
        .forEach(
            one ->
                notices.tell(
                    new Notice(
                        one.key() + "/reason-gone/" + ended.key(),
                        Notice.Urgency.NORMAL,
                        "Its reason is gone: " + one.entry().name(),
                        "%s, because of which %s was proposed, is %s. Have it withdrawn, unless it is wanted for its own sake."
                            .formatted(ended.key(), one.key(), Words.of(ended.state().code())),
                        "/changes/" + one.key(),
                        null),
                    whoWorksOn(one)));
  }

  /** All of Ad Policy where the relay has proposed it and nobody has written in it yet. */
  private Audience whoWorksOn(PolicyChange change) {
    var writers = drafts.writersOf(change.key());
    writers.remove(Audit.SYSTEM);
    return writers.isEmpty()
        ? Audience.groups(Teams.POLICY_TEAM)
        : new Audience(Set.copyOf(writers), Set.of());
  }
}
