package org.policyrelay.change.process;

import static org.policyrelay.engine.MarkdownText.escape;

import java.time.format.DateTimeFormatter;
import java.util.StringJoiner;
import org.policyrelay.change.ChangeHistory;
import org.policyrelay.change.ChangeOutlook;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.Work;
import org.policyrelay.engine.People;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.kernel.Moments;
import org.policyrelay.notification.Reader;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.team.Teams;
import org.springframework.stereotype.Component;

/** The line of facts with which the briefing of a change begins. */
@Component
class ChangeFacts {

  private static final DateTimeFormatter WHEN = Moments.DAY_AND_TIME;

  private final ChangeTasks tasks;
  private final ChangeOutlook outlook;
  private final ChangeHistory history;
  private final ReleasedFrom released;
  private final Teams teams;
  private final People people;
  private final Reader reader;

  ChangeFacts(
      ChangeTasks tasks,
      ChangeOutlook outlook,
      ChangeHistory history,
      ReleasedFrom released,
      Teams teams,
      People people,
      Reader reader) {
    this.tasks = tasks;
    this.outlook = outlook;
    this.history = history;
    this.released = released;
    this.teams = teams;
    this.people = people;
    this.reader = reader;
  }

  String of(TaskRef task, PolicyChange change, PolicyEntry entry) {
    var facts = new StringJoiner(" · ");
    facts.add("[" + change.key() + "](/changes/" + change.key() + ")");
    facts.add("[%s](/changes/%s#as-read)".formatted(asRead(change), change.key()));
    outlook.versionToBe(change).ifPresent(version -> facts.add("version " + version));
    facts.add("enforcement " + entry.enforcement().code());
    change.riskTier().ifPresent(tier -> facts.add(tier.code() + " risk"));
    if (change.emergency()) {
      facts.add("**emergency**");
      var statutory = change.request().statutoryDeadline();
      if (statutory != null) {
        facts.add("**statutory deadline " + Moments.text(statutory, reader.zone(), WHEN) + "**");
      }
    }
    if (change.isToSettle()) {
      facts.add("**to settle**");
    }
    if (change.reworkRounds() > 0) {
      facts.add(round(change));
    }
    facts.add("proposed by " + escape(people.name(change.request().proposedBy())));
    released.words(change, WHEN).ifPresent(when -> facts.add("effective " + when));
    released.replaced(change, WHEN).ifPresent(how -> facts.add("**" + how + "**"));
    tasks.handoffOf(task).ifPresent(handoff -> facts.add(part(task, handoff)));
    return facts.toString();
  }

  private static String asRead(PolicyChange change) {
    return change.rollout().released().isEmpty()
        ? "as the site will show it"
        : "as the site shows it";
  }

  /**
   * As the change's page counts: the first text was round 1, and the next round begins when another
   * is sent. Until then the last one is what came back.
   */
  private String round(PolicyChange change) {
    var round = history.rounds(change).current();
    var last = change.impact().reworkRounds() + 1;
    return (round <= last ? "round %d of %d".formatted(round, last) : "round " + round)
        + (change.state() == ChangeState.REWORK ? " came back" : "");
  }

  private String part(TaskRef task, Handoff handoff) {
    var work = "**" + Work.words(handoff.work()) + "**";
    return ChangeTasks.isQuestion(task)
        ? "asked by **%s** about its part: %s".formatted(teams.nameOf(handoff.toTeam()), work)
        : "your part: " + work;
  }
}
