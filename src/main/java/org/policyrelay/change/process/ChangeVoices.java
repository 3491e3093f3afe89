package org.policyrelay.change.process;

import static org.policyrelay.engine.MarkdownText.escape;
import static org.policyrelay.engine.MarkdownText.lines;

import java.util.List;
import java.util.StringJoiner;
import org.policyrelay.change.ChangeHistory;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.ReviewRounds;
import org.policyrelay.change.Work;
import org.policyrelay.engine.People;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.HandoffOutcome;
import org.policyrelay.handoff.HandoffQuestion;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** What the teams said of a change, and asked, as its briefing tells it. */
@Component
class ChangeVoices {

  private final ChangeHistory history;
  private final Handoffs handoffs;
  private final Teams teams;
  private final People people;

  ChangeVoices(ChangeHistory history, Handoffs handoffs, Teams teams, People people) {
    this.history = history;
    this.handoffs = handoffs;
    this.teams = teams;
    this.people = people;
  }

  /** By the text that they had before them, the newest first. */
  void add(StringJoiner text, PolicyChange change) {
    var rounds = history.rounds(change);
    rounds
        .newestFirst()
        .forEach(
            (round, said) -> {
              var voices = new StringJoiner("\n");
              said.forEach(handoff -> voice(handoff, voices));
              if (voices.length() > 0) {
                text.add("#### " + heading(rounds, round));
                text.add(voices.toString());
              }
            });
  }

  private static String heading(ReviewRounds rounds, int round) {
    if (round == rounds.current()) {
      return round == 1 ? "What the teams said" : "What the teams said in round " + round;
    }
    return "What they had said in round %d, of %s text"
        .formatted(round, rounds.isSame(round, rounds.current()) ? "the same" : "an earlier");
  }

  private void voice(Handoff handoff, StringJoiner voices) {
    var team = "**" + teams.nameOf(handoff.toTeam()) + "** (" + Work.words(handoff.work()) + ")";
    for (var question : handoffs.questions(handoff.key())) {
      voices.add("- " + team + " asked: " + lines(question.question()));
      var answer = question.answer();
      if (answer != null) {
        voices.add("  - answered by " + who(question) + ": " + lines(answer));
      }
    }
    handoff
        .outcome()
        .map(ChangeVoices::said)
        .ifPresent(said -> voices.add("- " + team + " " + said));
  }

  private static String said(HandoffOutcome outcome) {
    return switch (outcome.kind()) {
      case DELIVERED ->
          "delivered" + except(outcome.notReadyMarkets()) + ": " + lines(outcome.text());
      case RETURNED -> "returned it: " + lines(outcome.text());
      case HANDED_BACK -> "handed it back: " + lines(outcome.text());
      case WITHDRAWN -> "was told that it is withdrawn";
    };
  }

  private static String except(List<Market> notReady) {
    return notReady.isEmpty() ? "" : " (not ready: " + MarketNames.of(notReady) + ")";
  }

  private String who(HandoffQuestion question) {
    var by = question.answeredBy();
    return by == null ? "?" : escape(people.name(by));
  }
}
