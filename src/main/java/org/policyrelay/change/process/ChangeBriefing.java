package org.policyrelay.change.process;

import static org.policyrelay.engine.MarkdownText.escape;
import static org.policyrelay.engine.MarkdownText.lines;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyrelay.change.AsPublished;
import org.policyrelay.change.ChangeOutlook;
import org.policyrelay.change.ChangeState;
import org.policyrelay.change.MarketReadiness;
import org.policyrelay.change.OthersUnderWay;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.change.PolicyChanges;
import org.policyrelay.change.ReadinessPart;
import org.policyrelay.change.WithdrawalOutlook;
import org.policyrelay.engine.FormValues;
import org.policyrelay.engine.People;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.notification.Reader;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.written.WrittenItems;
import org.policyrelay.publishing.Corrections;
import org.policyrelay.publishing.Publication;
import org.springframework.stereotype.Component;

/**
 * What a person has to know to do a task of a change, written afresh each time the task is opened:
 * what changes and why, what the other teams said, the text itself. Markdown, because the text
 * component of a Camunda Form renders it.
 */
@Component
class ChangeBriefing implements FormValues {

  private static final DateTimeFormatter WHEN = Moments.DAY_AND_TIME;

  private static final String REVIEWED_AFTERWARDS =
      " An emergency is reviewed afterwards: what a team objects to goes to a policy manager, who"
          + " keeps it or takes it back. A team that has accepted its review objects by handing it"
          + " back.";

  /** The one step that decides on what its form shows. */
  private static final String APPROVAL = "Task_ApproveChange";

  /** The one step whose form can withdraw what is public. */
  private static final String OBJECTIONS = "Task_DecideObjections";

  /** In which what is done is done for the markets that are not live yet. */
  private static final Set<ChangeState> LEFT_IN =
      EnumSet.of(ChangeState.MAKING_READY, ChangeState.AWAITING_RELEASE);

  private final ChangeTasks tasks;
  private final PolicyChanges changes;
  private final OthersUnderWay others;
  private final ChangeOutlook outlook;
  private final AsPublished published;
  private final ChangeText text;
  private final WithdrawalText withdrawal;
  private final WithdrawalOutlook outlookOfWithdrawal;
  private final ChangeFacts facts;
  private final ChangeWarnings warnings;
  private final HangsOnIt hangsOnIt;
  private final ReleasedFrom released;
  private final ChangeDecisions decisions;
  private final ChangeVoices voices;
  private final Corrections corrections;
  private final People people;
  private final Reader reader;

  ChangeBriefing(
      ChangeTasks tasks,
      PolicyChanges changes,
      OthersUnderWay others,
      ChangeOutlook outlook,
      AsPublished published,
      ChangeText text,
      WithdrawalText withdrawal,
      WithdrawalOutlook outlookOfWithdrawal,
      ChangeFacts facts,
      ChangeWarnings warnings,
      HangsOnIt hangsOnIt,
      ReleasedFrom released,
      ChangeDecisions decisions,
      ChangeVoices voices,
      Corrections corrections,
      People people,
      Reader reader) {
    this.tasks = tasks;
    this.changes = changes;
    this.others = others;
    this.outlook = outlook;
    this.published = published;
    this.text = text;
    this.withdrawal = withdrawal;
    this.outlookOfWithdrawal = outlookOfWithdrawal;
    this.facts = facts;
    this.warnings = warnings;
    this.hangsOnIt = hangsOnIt;
    this.released = released;
    this.decisions = decisions;
    this.voices = voices;
    this.corrections = corrections;
    this.people = people;
    this.reader = reader;
  }

  @Override
  public boolean concerns(TaskRef task) {
    return tasks.changeOf(task).isPresent();
  }

  @Override
  public Map<String, Object> values(TaskRef task) {
    var change = changes.get(tasks.changeOf(task).orElseThrow());
    var entry = published.of(change);
    var values = new LinkedHashMap<String, Object>();
    values.put("briefing", briefing(task, change, entry));
    if (task.activity().endsWith("Revision")) {
      values.putAll(draft(change, entry));
    }
    return values;
  }

  @Override
  public Optional<String> shown(TaskRef task) {
    return tasks
        .changeOf(task)
        .filter(key -> task.activity().equals(APPROVAL))
        .map(changes::get)
        .map(outlook::approvable);
  }

  /** The draft as it stands, for the fields of {@code draft-revision.form}. */
  private static Map<String, Object> draft(PolicyChange change, PolicyEntry entry) {
    var shown = EntryField.shownOf(entry);
    var values = new LinkedHashMap<>(shown);
    values.put("more", EntryField.hasMore(shown));
    var items = WrittenItems.shownOf(entry);
    values.putAll(items);
    values.put("items", items.values().stream().anyMatch(written -> !written.equals("")));
    values.put("summary", change.summary());
    values.put("cameBack", change.reworkRounds() > 0);
    return values;
  }

  private String briefing(TaskRef task, PolicyChange change, PolicyEntry entry) {
    var text = new StringJoiner("\n\n");
    text.add("### " + escape(subject(change)));
    text.add("**" + escape(change.summary()) + "**");
    text.add(facts.of(task, change, entry));
    var isReworked = change.state() == ChangeState.REWORK;
    if (isReworked) {
      // what they wrote is what there is to do
      voices.add(text, change);
    }
    warnings.of(change).forEach(text::add);
    hangsOnIt.words(change).ifPresent(text::add);
    publicAlready(change).ifPresent(text::add);
    withdrawal.of(change, tasks.handoffOf(task)).ifPresent(text::add);
    if (task.activity().equals(OBJECTIONS)) {
      addWithdrawal(text, change);
    }
    UnderWay.words(others.beside(change)).ifPresent(text::add);
    if (!change.state().hasEnded()) {
      addCorrections(text, corrections.waitingOn(change.policyId()));
    }
    text.add("**Why:** " + lines(change.request().reason()));
    addDecisions(text, change);
    this.text.addDifference(text, task, change, entry);
    if (!isReworked) {
      voices.add(text, change);
    }
    addReadiness(text, change);
    this.text.addEntry(text, entry);
    return text.toString();
  }

  private static String subject(PolicyChange change) {
    return LEFT_IN.contains(change.state())
        ? Subject.ofMarketsLeft(change)
        : Subject.of(change.entry());
  }

  /** Who reads an emergency afterwards decides about what people keep to already. */
  private Optional<String> publicAlready(PolicyChange change) {
    return change.emergency() && change.state() == ChangeState.IN_EFFECT
        ? released
            .words(change, WHEN)
            .map(
                since ->
                    "**%s**".formatted(standsSince(change, since))
                        + (change.isReviewedAfterwards() ? REVIEWED_AFTERWARDS : ""))
        : Optional.empty();
  }

  private String standsSince(PolicyChange change, String since) {
    return released
        .replaced(change, WHEN)
        .map(
            how ->
                "It has been public, and applied from %s. It was %s: what it changed is held here against what applied before it."
                    .formatted(since, how))
        .orElseGet(() -> "It is public already, and applies since %s.".formatted(since));
  }

  /** Before who may withdraw it by this form decides. */
  private void addWithdrawal(StringJoiner text, PolicyChange change) {
    var lines = outlookOfWithdrawal.lines(change, reader.zone());
    if (!lines.isEmpty()) {
      text.add("#### What a withdrawal would bring about");
      lines.forEach(line -> text.add("- " + escape(line)));
    }
  }

  private void addDecisions(StringJoiner text, PolicyChange change) {
    var decided = decisions.of(change);
    if (!decided.isEmpty()) {
      text.add("#### What was decided and answered");
      text.add(
          decided.stream()
              .map(
                  one ->
                      "- **%s** %s, %s%s"
                          .formatted(
                              escape(people.name(one.by())),
                              one.what(),
                              when(one.at()),
                              one.reason().isEmpty() ? "" : ": " + lines(one.reason())))
              .collect(Collectors.joining("\n")));
    }
  }

  private static void addCorrections(StringJoiner text, List<Publication> corrections) {
    addCorrections(
        text, "wait, too", corrections.stream().filter(Publication::isProposed).toList());
    addCorrections(
        text,
        "are public, and to be approved",
        corrections.stream().filter(Predicate.not(Publication::isProposed)).toList());
  }

  private static void addCorrections(StringJoiner text, String how, List<Publication> corrections) {
    if (!corrections.isEmpty()) {
      text.add(
          "**Corrections of this policy %s: %s.**"
              .formatted(
                  how,
                  corrections.stream().map(Publication::key).collect(Collectors.joining(", "))));
    }
  }

  private void addReadiness(StringJoiner text, PolicyChange change) {
    var readiness = change.rollout().readiness();
    if (readiness.isEmpty() || change.state().hasEnded()) {
      return;
    }
    text.add("#### Readiness");
    var table = new StringJoiner("\n");
    readiness.forEach(market -> table.add(readiness(market)));
    text.add(table.toString());
  }

  private static String readiness(MarketReadiness market) {
    var name = MarketNames.of(market.market());
    if (market.ready()) {
      return "- " + name + ": ready";
    }
    var missing =
        String.join(
            ", ",
            Stream.concat(
                    market.missing().stream().map(part -> ReadinessPart.ofCode(part).title()),
                    market.overlays().stream().map(one -> "an overlay that fits: " + escape(one)))
                .toList());
    return "- **" + name + ": misses " + missing + "**";
  }

  private String when(Instant at) {
    return Moments.text(at, reader.zone(), WHEN);
  }
}
