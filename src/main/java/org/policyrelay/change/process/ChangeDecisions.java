package org.policyrelay.change.process;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.engine.Submission;
import org.policyrelay.engine.Submission.Decision;
import org.policyrelay.engine.Submissions;
import org.springframework.stereotype.Component;

/**
 * What was decided about a whole change with a reason that others act on, or ask for later, and
 * what who wrote it answered to that.
 */
@Component
public class ChangeDecisions {

  /**
   * How a decision is told.
   *
   * @param words what they did, as in "sent it back"
   * @param event under which it goes on record; absent where the step that acts on it records it,
   *     with who and why
   */
  private record Telling(String words, @Nullable String event) {}

  private static final Map<Decision, Telling> TELLINGS =
      Map.ofEntries(
          told("Task_ReworkRevision", "submit", "answered", null),
          told("Task_ApproveChange", "rework", "sent it back", "rework-asked-for"),
          told("Task_ApproveChange", "reject", "rejected it", null),
          told(
              "Task_DecideDisputedChange",
              "proceed",
              "let it proceed to approval",
              "let-proceed-to-approval"),
          told("Task_DecideDisputedChange", "rework", "sent it back once more", "rework-asked-for"),
          told("Task_DecideDisputedChange", "reject", "rejected it", null),
          told("Task_ReleaseToMarkets", "hold", "held the release", "release-held"),
          told("Task_DecideObjections", "keep", "kept it in effect", "kept-in-effect"),
          told("Task_DecideObjections", "withdraw", "withdrew it", null),
          told("Task_SettleWatch", "close", "closed it", "closed-without-report"),
          told("Task_SettleWatch", "watch-again", "had it watched again", "watched-again"),
          told(
              "Task_SettleTakingBack",
              "leave",
              "left what was not taken back",
              "left-not-taken-back"),
          told(
              "Task_SettleTakingBack",
              "hand-over-again",
              "had it handed over again",
              "handed-over-again"));

  private static Map.Entry<Decision, Telling> told(
      String step, String outcome, String words, @Nullable String event) {
    return Map.entry(new Decision(step, outcome), new Telling(words, event));
  }

  /**
   * A decision.
   *
   * @param what they did, as in "sent it back"
   * @param reason in their words, which may be several lines; empty for an approval without any
   */
  public record Decided(Instant at, String by, String what, String reason) {}

  private final Submissions submissions;

  ChangeDecisions(Submissions submissions) {
    this.submissions = submissions;
  }

  /** The newest first. An answer by which somebody would approve it is none before it has. */
  public List<Decided> of(PolicyChange change) {
    var approved =
        change.approval().stream().map(one -> new Decided(one.at(), one.by(), "approved it", ""));
    return Stream.concat(
            approved,
            submissions.newestFirst(change.key()).stream()
                .flatMap(answer -> decided(answer).stream()))
        .sorted(Comparator.comparing(Decided::at).reversed())
        .toList();
  }

  /** Whether who wrote it has answered, instead of or beside another text. */
  boolean isAnsweredSince(PolicyChange change, Instant since) {
    return submissions.newestFirst(change.key()).stream()
        .takeWhile(answer -> answer.at().isAfter(since))
        .anyMatch(answer -> DraftForm.answer(answer) != null);
  }

  private static Optional<Decided> decided(Submission answer) {
    return telling(answer)
        .flatMap(
            telling ->
                reason(answer)
                    .map(reason -> new Decided(answer.at(), answer.by(), telling.words(), reason)));
  }

  /** The event under which an answer goes on record by itself. */
  static Optional<String> eventOf(Submission answer) {
    return telling(answer).map(Telling::event);
  }

  private static Optional<Telling> telling(Submission answer) {
    return Optional.ofNullable(TELLINGS.get(new Decision(answer.activity(), answer.outcome())));
  }

  /** Each decision has one; a rework that lets its text speak has none, and is no line. */
  static Optional<String> reason(Submission answer) {
    return Stream.of("decisionReason", "holdReason", DraftForm.ANSWER)
        .flatMap(field -> answer.text(field).stream())
        .findFirst();
  }
}
