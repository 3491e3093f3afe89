package org.policyrelay.grant.process;

import static org.policyrelay.engine.MarkdownText.escape;
import static org.policyrelay.engine.MarkdownText.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.policyrelay.engine.People;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.grant.GrantState;
import org.policyrelay.grant.LegalOpinions;
import org.policyrelay.grant.PolicyGrant;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.HandoffOutcome;
import org.policyrelay.handoff.HandoffSteps;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** What Legal is asked about a grant, what it asked back and what it said, for who reads on. */
@Component
class LegalVoice {

  private static final String TO_BE_ASKED =
      "**%s is asked next**, before a policy manager decides: the policy prohibits its subject where"
          + " this would let it be.";

  private static final String ASKED =
      "**%s is asked whether the law lets this stand.** Deliver what you advise: whether, and under"
          + " which conditions. A policy manager reads it and decides. Return it, or hand it back,"
          + " with the reason if you cannot say.";

  private final LegalOpinions legal;
  private final Handoffs handoffs;
  private final Teams teams;
  private final People people;

  LegalVoice(LegalOpinions legal, Handoffs handoffs, Teams teams, People people) {
    this.legal = legal;
    this.handoffs = handoffs;
    this.teams = teams;
    this.people = people;
  }

  /**
   * Whether who checks may have Legal asked, which is asked without them otherwise, or not there.
   */
  boolean mayBeWanted(PolicyGrant grant) {
    return grant.state() == GrantState.ASKED
        && legal.isThere()
        && !legal.letsGoWhatIsProhibited(grant);
  }

  /** What the reader of the task has to know of it before all else. */
  void addRequest(StringJoiner text, TaskRef task, PolicyGrant grant) {
    var name = escape(teams.nameOf(Teams.LEGAL));
    if (task.activity().equals(GrantVariables.CHECK)
        && legal.isThere()
        && legal.letsGoWhatIsProhibited(grant)) {
      text.add(TO_BE_ASKED.formatted(name));
    }
    if (task.activity().equals(HandoffSteps.ACCEPT)
        || task.activity().equals(HandoffSteps.DELIVER)) {
      text.add(ASKED.formatted(name));
    }
  }

  /** What it said of the evidence as it is, and of what there was of it before. */
  void addAnswers(StringJoiner text, PolicyGrant grant) {
    var all = handoffs.of(grant.key());
    add(text, "What %s said", all.stream().filter(one -> isOfNow(grant, one)).toList());
    add(
        text,
        "What %s had said of the evidence before",
        all.stream().filter(one -> !isOfNow(grant, one)).toList());
  }

  private static boolean isOfNow(PolicyGrant grant, Handoff handoff) {
    return grant.check().filter(check -> !handoff.offeredAt().isBefore(check.at())).isPresent();
  }

  private void add(StringJoiner text, String heading, List<Handoff> asked) {
    var said = new ArrayList<String>();
    asked.forEach(handoff -> add(handoff, said));
    if (!said.isEmpty()) {
      text.add("#### " + heading.formatted(escape(teams.nameOf(Teams.LEGAL))));
      text.add(String.join("\n", said));
    }
  }

  private void add(Handoff handoff, List<String> said) {
    for (var question : handoffs.questions(handoff.key())) {
      said.add("- **%s** asked: %s".formatted(who(question.askedBy()), lines(question.question())));
      var answer = question.answer();
      var by = question.answeredBy();
      if (answer != null && by != null) {
        said.add("  - answered by %s: %s".formatted(who(by), lines(answer)));
      }
    }
    handoff
        .outcome()
        .ifPresent(
            outcome ->
                said.add(
                    "- **%s** %s"
                        .formatted(handoff.endedBy().map(this::who).orElse("?"), said(outcome))));
  }

  private static String said(HandoffOutcome outcome) {
    return switch (outcome.kind()) {
      case DELIVERED -> "advised: " + lines(outcome.text());
      case RETURNED -> "returned it: " + lines(outcome.text());
      case HANDED_BACK -> "handed it back: " + lines(outcome.text());
      case WITHDRAWN -> "was told that it is withdrawn";
    };
  }

  private String who(String user) {
    return escape(people.name(user));
  }
}
