package org.policyrelay.change.process;

import static org.policyrelay.engine.MarkdownText.escape;

import java.util.Optional;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.ReadinessPart;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.HandoffOutcome;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.handoff.Work;
import org.springframework.stereotype.Component;

/** What those have to know who take back what was made for a change that is withdrawn. */
@Component
class WithdrawalText {

  private final Handoffs handoffs;

  WithdrawalText(Handoffs handoffs) {
    this.handoffs = handoffs;
  }

  /**
   * Empty for a change that is not withdrawn.
   *
   * @param handoff that the task belongs to, if it belongs to one
   */
  Optional<String> of(PolicyChange change, Optional<Handoff> handoff) {
    if (change.state() != ChangeState.WITHDRAWN) {
      return Optional.empty();
    }
    var why = "**Withdrawn:** " + escape(change.endReason().orElse("no reason was given"));
    var asked =
        handoff
            .filter(one -> Work.takesBack(one.work()))
            .flatMap(one -> made(change, one.work()))
            .map(
                made ->
                    "**Take back what has gone out or was prepared because of it, and tell whoever"
                        + " was told.** "
                        + made);
    return Optional.of(asked.map(text -> why + "\n\n" + text).orElse(why));
  }

  private Optional<String> made(PolicyChange change, String takingBack) {
    return ReadinessPart.takenBackBy(takingBack)
        .flatMap(part -> handoffs.latest(change.key(), part.code(), part.team()))
        .map(
            handoff ->
                handoff
                    .outcome()
                    .filter(HandoffOutcome.Delivered.class::isInstance)
                    .map(HandoffOutcome.Delivered.class::cast)
                    .map(delivered -> "You delivered: " + escape(delivered.evidence()))
                    .orElse("You had accepted it and not delivered it yet."));
  }
}
