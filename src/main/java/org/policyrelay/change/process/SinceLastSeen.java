package org.policyrelay.change.process;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.change.ChangeHistory;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.policy.compare.MarkedText;
import org.policyrelay.policy.entry.PolicyEntry;
import org.springframework.stereotype.Component;

/** What a reader has not seen yet of a change that was reworked. */
@Component
class SinceLastSeen {

  private static final String SAME = "The same text.";
  private static final String ANSWERED = " What it is answered with stands above.";

  private final ChangeTasks tasks;
  private final ChangeHistory history;
  private final ChangeDecisions decisions;
  private final Handoffs handoffs;
  private final Beside beside;

  SinceLastSeen(
      ChangeTasks tasks,
      ChangeHistory history,
      ChangeDecisions decisions,
      Handoffs handoffs,
      Beside beside) {
    this.tasks = tasks;
    this.history = history;
    this.decisions = decisions;
    this.handoffs = handoffs;
    this.beside = beside;
  }

  /**
   * @param text Markdown
   */
  record Since(String title, String text) {}

  /**
   * Against what the reader's team was handed before, else against the round before. While a text
   * is being reworked nobody has changed it: then only what its round had changed is worth a line.
   */
  Optional<Since> of(TaskRef task, PolicyChange change, PolicyEntry entry) {
    if (change.reworkRounds() == 0) {
      return Optional.empty();
    }
    var rounds = history.rounds(change);
    var seenAt = lastSeenByTeam(task, change);
    var own = seenAt.flatMap(at -> history.draftAt(change, at));
    var title =
        own.isPresent()
            ? "Since you saw it last"
            : "What round %d changed".formatted(rounds.current());
    return own.or(() -> rounds.text(rounds.current() - 1))
        .map(before -> differences(before, entry))
        .map(found -> new Since(title, found.isEmpty() ? stayed(change, seenAt) : found));
  }

  /** Points to an answer only where there is one that the reader has not had before. */
  private String stayed(PolicyChange change, Optional<Instant> seenAt) {
    if (change.state() == ChangeState.REWORK) {
      return "";
    }
    return decisions.isAnsweredSince(change, seenAt.orElse(Instant.MIN)) ? SAME + ANSWERED : SAME;
  }

  private String differences(PolicyEntry before, PolicyEntry after) {
    return Stream.of(
            MarkedText.byClause(before.text(), after.text()),
            beside.differences(before, after),
            ChangeText.reviewerGuidance(before, after))
        .filter(one -> !one.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private Optional<Instant> lastSeenByTeam(TaskRef task, PolicyChange change) {
    return tasks
        .handoffOf(task)
        .filter(now -> !ChangeTasks.isQuestion(task))
        .flatMap(
            now ->
                handoffs.of(change.key()).stream()
                    .filter(one -> one.toTeam().equals(now.toTeam()))
                    .filter(one -> one.offeredAt().isBefore(now.offeredAt()))
                    .reduce((first, later) -> later))
        .map(Handoff::offeredAt);
  }
}
