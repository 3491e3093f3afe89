package org.policyrelay.change;

import java.util.Set;
import org.policyrelay.kernel.Words;
import org.policyrelay.notification.Audience;
import org.policyrelay.notification.Notice;
import org.policyrelay.notification.Notices;
import org.policyrelay.team.Teams;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * A change whose reason is gone: the one because of which it was proposed has come to nothing, or
 * what it was to settle is settled without it. What the relay has prepared and nobody has touched
 * is withdrawn then. Any other stands for itself, and who works on it has to say whether it is
 * wanted still.
 */
@Component
class ReasonGone {

  private final ChangeRows rows;
  private final WorkedOn worked;
  private final Settlement settlement;
  private final LeftToSettle left;
  private final Notices notices;
  private final ApplicationEventPublisher events;

  ReasonGone(
      ChangeRows rows,
      WorkedOn worked,
      Settlement settlement,
      LeftToSettle left,
      Notices notices,
      ApplicationEventPublisher events) {
    this.settlement = settlement;
    this.left = left;
    this.rows = rows;
    this.worked = worked;
    this.notices = notices;
    this.events = events;
  }

  /** What was proposed because of a withdrawal came after it, and keeps its reason. */
  static boolean isGone(PolicyChange change, PolicyChange reason) {
    return change.rollout().released().isEmpty()
        && !change.state().hasEnded()
        && cameToNothing(change, reason);
  }

  /** Whether a change has ended without effect since another was proposed because of it. */
  static boolean cameToNothing(PolicyChange change, PolicyChange reason) {
    return reason.state().hasEnded()
        && reason.state() != ChangeState.ENFORCED
        && reason.endedAt().filter(change.request().proposedAt()::isBefore).isPresent();
  }

  /** What notices are about that ask whether a change is wanted still. */
  static String subject(String change) {
    return change + "/reason-gone";
  }

  /** Whether it is the relay's alone still. */
  boolean isUntouched(PolicyChange change) {
    return change.isPrepared() && !worked.is(change);
  }

  /** Of what was proposed because of a change that has just ended, and of that itself no more. */
  void tell(PolicyChange ended) {
    var how = Words.of(ended.state().code());
    notices.over(Set.of(subject(ended.key())), how);
    if (settlement.isMissed(ended)) {
      left.still(ended);
    }
    for (var one : rows.openBecauseOf(ended.key())) {
      if (isGone(one, ended)) {
        tell(
            one,
            ended.key(),
            "%s, because of which %s was proposed, is %s".formatted(ended.key(), one.key(), how));
      }
    }
  }

  /** Of one whose overlay is settled without it. */
  void tellSettled(PolicyChange one) {
    tell(
        one,
        "settled",
        "What %s was prepared to settle is settled without it".formatted(one.key()));
  }

  private void tell(PolicyChange one, String cause, String why) {
    if (isUntouched(one)) {
      events.publishEvent(new PreparedForNothing(one.key(), why));
      return;
    }
    notices.tell(
        new Notice(
            one.key() + "/reason-gone/" + cause,
            Notice.Urgency.NORMAL,
            "Its reason is gone: " + one.entry().name(),
            why + ". Have it withdrawn, unless it is wanted for its own sake.",
            "/changes/" + one.key(),
            null,
            subject(one.key())),
        whoWorksOn(one));
  }

  /** All of Ad Policy where it is in nobody's hands yet. */
  private Audience whoWorksOn(PolicyChange change) {
    var people = worked.by(change);
    return people.isEmpty() ? Audience.groups(Teams.POLICY_TEAM) : new Audience(people, Set.of());
  }
}
