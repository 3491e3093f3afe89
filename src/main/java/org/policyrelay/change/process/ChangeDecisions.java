package org.policyrelay.change.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.engine.Submission;
import org.policyrelay.engine.Submission.Decision;
import org.policyrelay.engine.Submissions;
import org.springframework.stereotype.Component;

/** What was decided about a whole change with a reason that others act on, or ask for later. */
@Component
public class ChangeDecisions {

  private static final Map<Decision, String> WORDS =
      Map.of(
          new Decision("Task_ApproveChange", "rework"), "sent it back",
          new Decision("Task_ApproveChange", "reject"), "rejected it",
          new Decision("Task_DecideDisputedChange", "proceed"), "let it proceed to approval",
          new Decision("Task_DecideDisputedChange", "rework"), "sent it back once more",
          new Decision("Task_DecideDisputedChange", "reject"), "rejected it",
          new Decision("Task_ReleaseToMarkets", "hold"), "held the release",
          new Decision("Task_DecideObjections", "keep"), "kept it in effect",
          new Decision("Task_DecideObjections", "withdraw"), "withdrew it",
          new Decision("Task_SettleWatch", "close"), "closed it",
          new Decision("Task_SettleWatch", "watch-again"), "had it watched again");

  /**
   * A decision.
   *
   * @param what they did, as in "sent it back"
   * @param reason in their words, which may be several lines
   */
  public record Decided(Instant at, String by, String what, String reason) {}

  private final Submissions submissions;

  ChangeDecisions(Submissions submissions) {
    this.submissions = submissions;
  }

  /** The newest first. */
  public List<Decided> of(PolicyChange change) {
    return submissions.newestFirst(change.key()).stream()
        .flatMap(answer -> decided(answer).stream())
        .toList();
  }

  private static Optional<Decided> decided(Submission answer) {
    return Optional.ofNullable(WORDS.get(new Decision(answer.activity(), answer.outcome())))
        .map(what -> new Decided(answer.at(), answer.by(), what, reason(answer)));
  }

  private static String reason(Submission answer) {
    return Stream.of("decisionReason", "holdReason")
        .flatMap(field -> answer.text(field).stream())
        .findFirst()
        .orElse("");
  }
}
