package org.policyrelay.change.process;

import static org.policyrelay.engine.MarkdownText.escape;
import static org.policyrelay.engine.MarkdownText.exact;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.policyrelay.change.AsPublished;
import org.policyrelay.change.AsPublished.Later;
import org.policyrelay.change.BesideOthers;
import org.policyrelay.change.ChangeOutlook;
import org.policyrelay.change.Doubts;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.engine.People;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.notification.Reader;
import org.policyrelay.policy.SiteShows;
import org.policyrelay.policy.compare.Comparison;
import org.policyrelay.policy.compare.MarkedText;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PolicyEntry.Exemplar;
import org.policyrelay.policy.entry.PublishedVersion;
import org.springframework.stereotype.Component;

/**
 * The text of a change as a briefing shows it: first what is different, against the version in
 * force and against what the reader has seen in the round before, then all of it.
 */
@Component
class ChangeText {

  private static final String GUIDANCE_EXPLAINS =
      "_Guidance is public, and explains: where it says something else than the text, the text"
          + " holds, and grants stand as they are. What lets anything go or asks for more belongs"
          + " into the text._";

  /** Fields of the entry that have a heading or a place of their own. */
  private static final List<String> SHOWN =
      List.of(
          "policy_id",
          "version",
          "name",
          "policy",
          "description",
          "guidance",
          "enforcement",
          "exemplars");

  /** How many sentences are read as a list. */
  private static final int MOST_FACTS = 25;

  private static final DateTimeFormatter WHEN = Moments.IN_FULL;

  private final ChangeOutlook outlook;
  private final BesideOthers others;
  private final AsPublished published;
  private final SinceLastSeen seen;
  private final Beside beside;
  private final ReadWith readWith;
  private final People people;
  private final Reader reader;

  ChangeText(
      ChangeOutlook outlook,
      BesideOthers others,
      AsPublished published,
      SinceLastSeen seen,
      Beside beside,
      ReadWith readWith,
      People people,
      Reader reader) {
    this.outlook = outlook;
    this.others = others;
    this.published = published;
    this.seen = seen;
    this.beside = beside;
    this.readWith = readWith;
    this.people = people;
    this.reader = reader;
  }

  /** What changes and which way, what of it the reader has not seen yet, what is in its way. */
  void addDifference(StringJoiner text, TaskRef task, PolicyChange change, PolicyEntry entry) {
    addChanges(text, change, entry);
    if (change.targetVersion().isPresent()) {
      seen.of(task, change, entry).ifPresent(since -> add(text, since.title(), since.text()));
      addObstacles(text, change);
    }
  }

  /** The same for who reads it in no task. */
  void addDifference(StringJoiner text, PolicyChange change, PolicyEntry entry) {
    addChanges(text, change, entry);
    if (change.targetVersion().isPresent()) {
      addObstacles(text, change);
    }
  }

  private void addChanges(StringJoiner text, PolicyChange change, PolicyEntry entry) {
    var bases = others.basesOf(change, entry);
    var later = published.later(change);
    if (change.targetVersion().isPresent() && later.isEmpty()) {
      addFacts(text, change, entry);
    }
    later.forEach(one -> addFacts(text, change, one));
    var readings =
        TightenedClauses.beside(
            entry,
            ReadWith.eachOnce(bases).stream().map(alike -> alike.get(0)).toList(),
            reader.zone(),
            WHEN);
    if (!readings.isEmpty()) {
      text.add(readings);
    }
    add(
        text,
        change.rollout().released().isEmpty()
            ? "Its base, which it will be read with"
            : "Its base, which it is read with",
        readWith.bases(bases));
    addDoubts(text, change, outlook.doubts(change, entry));
    if (later.isEmpty()) {
      outlook.replaced(change).ifPresent(before -> addWords(text, "", before, entry));
      outlook
          .replacedElsewhere(change)
          .forEach(
              (before, markets) -> addWords(text, " in " + MarketNames.of(markets), before, entry));
    }
    for (var one : later) {
      if (one.before() != null) {
        addWords(text, " in " + names(one), one.before(), one.after().entry());
      }
    }
  }

  /** What the markets that are left have now is not what it was released against elsewhere. */
  private void addFacts(StringJoiner text, PolicyChange change, Later later) {
    var difference = published.difference(change, later);
    text.add(
        "#### What changes in %s: %s"
            .formatted(names(later), outlook.moves(change, later, difference)));
    text.add(facts(difference, later.before() != null));
  }

  private static String names(Later later) {
    return MarketNames.of(later.markets());
  }

  private void addDoubts(StringJoiner text, PolicyChange change, Doubts doubts) {
    addDoubts(
        text,
        "What no program could hold against the base, and nobody has approved beside it yet",
        "- **%s**",
        doubts.open());
    change
        .approval()
        .ifPresent(
            approved ->
                addDoubts(
                    text,
                    "What no program could hold against the base, and %s has approved beside it"
                        .formatted(escape(people.name(approved.by()))),
                    "- %s",
                    doubts.approved()));
  }

  private static void addDoubts(StringJoiner text, String title, String line, List<String> doubts) {
    add(
        text,
        title,
        doubts.stream()
            .map(one -> line.formatted(escape(one)))
            .collect(Collectors.joining("\n\n")));
  }

  private void addFacts(StringJoiner text, PolicyChange change, PolicyEntry entry) {
    outlook
        .difference(change)
        .ifPresent(
            difference -> {
              text.add(
                  "#### What changes: "
                      + (change.settles()
                          ? "nothing that applies"
                          : outlook.moves(change, entry, difference)));
              text.add(
                  facts(
                      difference,
                      outlook.replaced(change).isPresent()
                          || !outlook.replacedElsewhere(change).isEmpty()));
            });
  }

  private void addObstacles(StringJoiner text, PolicyChange change) {
    var overlays = others.looserOverlays(change);
    if (!overlays.isEmpty()) {
      text.add("#### Overlays that have to be fitted first");
      overlays.forEach(overlay -> text.add("- **" + escape(overlay) + "**"));
    }
    add(text, titleOfOverlays(change), readWith.overlays(others.overlaysOn(change), change));
    add(text, "Overlays that it leaves without a base", readWith.left(others.left(change)));
    var left = others.leftWithout(change);
    if (!left.isEmpty()) {
      text.add("#### Markets that it drops");
      left.forEach(
          one ->
              text.add(
                  "- **It " + one.describe(Moments.text(one.from(), reader.zone(), WHEN)) + "**"));
    }
  }

  private static String titleOfOverlays(PolicyChange change) {
    if (!change.rollout().released().isEmpty()) {
      return "Overlays that it is read with";
    }
    return change.emergency()
        ? "Overlays that will stand beside it, unsettled"
        : "Overlays that it will be read with";
  }

  /**
   * @param standsBelow whether each stands below too, old beside new
   */
  private static String facts(Comparison difference, boolean standsBelow) {
    var facts = difference.facts();
    var most = standsBelow ? MOST_FACTS : facts.size();
    var lines =
        new ArrayList<>(facts.stream().limit(most).map(fact -> "- " + escape(fact)).toList());
    if (facts.size() > most) {
      lines.add(
          "- and %d more: all of them stand below, old beside new".formatted(facts.size() - most));
    }
    return String.join("\n", lines);
  }

  /**
   * The changed clauses alone, the others stand below in the whole text; then what is beside it.
   */
  private void addWords(
      StringJoiner text, String where, PublishedVersion before, PolicyEntry entry) {
    add(
        text,
        "Word by word%s, against version %s".formatted(where, before.version()),
        MarkedText.byClause(before.entry().text(), entry.text()));
    add(
        text,
        "What else is published otherwise%s than in version %s".formatted(where, before.version()),
        beside.differences(before.entry(), entry));
    add(
        text,
        "Guidance for reviewers, never public%s, against version %s"
            .formatted(where, before.version()),
        reviewerGuidance(before.entry(), entry));
  }

  static String reviewerGuidance(PolicyEntry before, PolicyEntry after) {
    return before.reviewerGuidance().equals(after.reviewerGuidance())
        ? ""
        : MarkedText.of(before.reviewerGuidance().orElse(""), after.reviewerGuidance().orElse(""));
  }

  /** All that is published, to the letter: nobody approves what they have not been shown. */
  void addEntry(StringJoiner text, PolicyEntry entry) {
    text.add("#### The policy text");
    text.add(markdown(entry.text()));
    entry.description().ifPresent(description -> add(text, "Description", exact(description)));
    entry
        .guidance()
        .ifPresent(
            guidance -> add(text, "Guidance", markdown(guidance) + "\n\n" + GUIDANCE_EXPLAINS));
    entry
        .reviewerGuidance()
        .ifPresent(guidance -> add(text, "Guidance for reviewers, never public", exact(guidance)));
    add(text, "Passes", exemplars(entry.passing()));
    add(text, "Fails", exemplars(entry.failing()));
    add(text, "What is published beside it", beside.list(entry, SHOWN));
  }

  /** To the letter, and which letters the public will see instead. */
  private static String markdown(String text) {
    var otherwise = SiteShows.otherwise(text);
    return otherwise.isEmpty() ? exact(text) : exact(text) + "\n\n" + otherwise;
  }

  private static void add(StringJoiner text, String title, String content) {
    if (!content.isEmpty()) {
      text.add("#### " + title);
      text.add(content);
    }
  }

  private static String exemplars(List<Exemplar> exemplars) {
    return String.join(
        "\n\n",
        exemplars.stream().map(one -> exact(one.scenario() + "\n" + one.explanation())).toList());
  }
}
