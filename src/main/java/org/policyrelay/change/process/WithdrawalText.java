package org.policyrelay.change.process;

import static org.policyrelay.engine.MarkdownText.lines;

import java.util.Optional;
import java.util.stream.Collectors;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.ReadinessPart;
import org.policyrelay.change.Work;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.HandoffOutcome;
import org.policyrelay.handoff.Handoffs;
import org.springframework.stereotype.Component;

/** What those have to know who take back what was made for a change that is withdrawn. */
@Component
class WithdrawalText {

  private static final String NOT_DELIVERED = "You had accepted it and not delivered it yet.";

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
    var why = "**Withdrawn:** " + lines(change.endReason().orElse("no reason was given"));
    var asked =
        handoff
            .filter(one -> Work.takesBack(one.work()))
            .flatMap(one -> made(change, one.work()))
            .map(
                made ->
                    "**Take back what has gone out or was prepared because of it, and tell whoever"
                        + " was told.**\n\n"
                        + made);
    return Optional.of(asked.map(text -> why + "\n\n" + text).orElse(why));
  }

  private Optional<String> made(PolicyChange change, String takingBack) {
    return ReadinessPart.takenBackBy(takingBack)
        .map(
            part ->
                handoffs.of(change.key()).stream()
                    .filter(handoff -> handoff.work().equals(part.code()))
                    .filter(handoff -> handoff.acceptedAt().isPresent())
                    .map(WithdrawalText::became)
                    .collect(Collectors.joining("\n\n")));
  }

  /** Each round counts: what was delivered in the first may be out, whatever the second came to. */
  private static String became(Handoff handoff) {
    return handoff.outcome().map(WithdrawalText::became).orElse(NOT_DELIVERED);
  }

  private static String became(HandoffOutcome outcome) {
    return switch (outcome.kind()) {
      case DELIVERED -> "You delivered: " + lines(outcome.text());
      case HANDED_BACK -> "You handed it back: " + lines(outcome.text());
      case RETURNED, WITHDRAWN -> NOT_DELIVERED;
    };
  }
}
