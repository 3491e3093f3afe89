package org.policyrelay.change;

import java.util.Set;
import org.policyrelay.audit.Audit;
import org.policyrelay.engine.TaskComments;
import org.policyrelay.handoff.HandoffState;
import org.policyrelay.handoff.Handoffs;
import org.springframework.stereotype.Component;

/**
 * Whether people have worked on a change that the relay has prepared, and who: what they did is not
 * thrown away behind their backs.
 */
@Component
class WorkedOn {

  private final ChangeDraftRows drafts;
  private final Handoffs handoffs;
  private final TaskComments comments;
  private final ChangeHands hands;

  WorkedOn(ChangeDraftRows drafts, Handoffs handoffs, TaskComments comments, ChangeHands hands) {
    this.drafts = drafts;
    this.handoffs = handoffs;
    this.comments = comments;
    this.hands = hands;
  }

  /** Who wrote in it, beside it, or has a task of it. */
  Set<String> by(PolicyChange change) {
    var people = drafts.writersOf(change.key());
    people.remove(Audit.SYSTEM);
    people.addAll(hands.holding(change.key()));
    comments.of(change.key()).forEach(one -> people.add(one.author()));
    return people;
  }

  /** Whether anybody has, also by an answer alone: approved it, sent it back, accepted a part. */
  boolean is(PolicyChange change) {
    return change.approval().isPresent()
        || change.reworkRounds() > 0
        || !by(change).isEmpty()
        || handoffs.of(change.key()).stream().anyMatch(one -> one.state() != HandoffState.OFFERED);
  }
}
