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
      Map.ofEntries(
          entry("Task_ApproveChange", "rework", "sent it back"),
          entry("Task_ApproveChange", "reject", "rejected it"),
          entry("Task_DecideDisputedChange", "proceed", "let it proceed to approval"),
          entry("Task_DecideDisputedChange", "rework", "sent it back once more"),
          entry("Task_DecideDisputedChange", "reject", "rejected it"),
          entry("Task_ReleaseToMarkets", "hold", "held the release"),
          entry("Task_DecideObjections", "keep", "kept it in effect"),
          entry("Task_DecideObjections", "withdraw", "withdrew it"),
          entry("Task_SettleWatch", "close", "closed it"),
          entry("Task_SettleWatch", "watch-again", "had it watched again"),
          entry("Task_SettleTakingBack", "leave", "left what was not taken back"),
          entry("Task_SettleTakingBack", "hand-over-again", "had it handed over again"));

  private static Map.Entry<Decision, String> entry(String step, String outcome, String words) {
    return Map.entry(new Decision(step, outcome), words);
  }

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
