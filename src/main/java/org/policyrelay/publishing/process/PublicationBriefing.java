package org.policyrelay.publishing.process;

import static org.policyrelay.engine.MarkdownText.escape;
import static org.policyrelay.engine.MarkdownText.lines;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.policyrelay.engine.FormValues;
import org.policyrelay.engine.MarkdownText;
import org.policyrelay.engine.People;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.kernel.Market;
import org.policyrelay.kernel.MarketNames;
import org.policyrelay.kernel.Moments;
import org.policyrelay.kernel.Words;
import org.policyrelay.notification.Reader;
import org.policyrelay.policy.SiteShows;
import org.policyrelay.policy.StillApproved.Unread;
import org.policyrelay.policy.compare.LinesGrouped;
import org.policyrelay.policy.compare.MarkedText;
import org.policyrelay.policy.compare.Reading;
import org.policyrelay.policy.compare.TakenOut;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.publishing.BesideCorrection;
import org.policyrelay.publishing.CorrectedVersions;
import org.policyrelay.publishing.Corrections;
import org.policyrelay.publishing.Publication;
import org.policyrelay.publishing.Publications;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a person has to know to repair a publication, or to approve an urgent correction. */
@Component
class PublicationBriefing implements FormValues {

  private static final DateTimeFormatter WHEN = Moments.DAY_AND_TIME;

  private static final String YOU_DECIDE =
      "**No program can tell whether this changes the rule: you decide.** It has no review, no"
          + " notice and nothing that is made ready. What changes the rule must go as a policy"
          + " change: refuse it here, and have one proposed.";

  private final Publications publications;
  private final CorrectedVersions versions;
  private final Corrections corrections;
  private final ObjectProvider<BesideCorrection> beside;
  private final People people;
  private final Reader reader;
  private final Clock clock;

  PublicationBriefing(
      Publications publications,
      CorrectedVersions versions,
      Corrections corrections,
      ObjectProvider<BesideCorrection> beside,
      People people,
      Reader reader,
      Clock clock) {
    this.publications = publications;
    this.versions = versions;
    this.corrections = corrections;
    this.beside = beside;
    this.people = people;
    this.reader = reader;
    this.clock = clock;
  }

  @Override
  public boolean concerns(TaskRef task) {
    return task.processId().equals(Publications.PROCESS);
  }

  @Override
  public Map<String, Object> values(TaskRef task) {
    var values = new LinkedHashMap<String, Object>();
    var publication = PublicationVariables.publicationOf(task).map(publications::get).orElse(null);
    if (publication == null) {
      return values;
    }
    values.put("finding", finding(publication));
    if (publication.correctedBy().isPresent()) {
      values.put("briefing", correction(publication));
    }
    return values;
  }

  @Override
  public Optional<String> shown(TaskRef task) {
    return PublicationVariables.publicationOf(task)
        .map(publications::get)
        .map(publication -> publication.entry().contentHash());
  }

  /** What has become more since comes first: no number and no other try mends that. */
  private String finding(Publication publication) {
    return publications
        .outgrown(publication)
        .or(publication::obstacle)
        .map(reason -> "**The registry did not take it:** " + lines(reason))
        .map(told -> told + publications.unread(publication).map(Unread::told).orElse(""))
        .orElse(
            "**It is published, and the public does not see it:** the page, the feed or the API"
                + " does not show what was approved.");
  }

  /** One that is public already makes nothing outdated any more. */
  private void addOthers(StringJoiner text, List<Publication> others, boolean isOutdated) {
    var waiting = others.stream().filter(Publication::isProposed).toList();
    var approvedAfterwards =
        others.stream().filter(Predicate.not(Publication::isProposed)).toList();
    if (!waiting.isEmpty()) {
      text.add(
          "**Also waiting for this policy: %s.**".formatted(described(waiting))
              + (isOutdated
                  ? ""
                  : " Once one of them is public, the others that were made on the version before it are outdated."));
    }
    if (!approvedAfterwards.isEmpty()) {
      text.add(
          "**Public already, and to be approved: %s.**".formatted(described(approvedAfterwards)));
    }
  }

  private String described(List<Publication> corrections) {
    return corrections.stream().map(this::described).collect(Collectors.joining(", "));
  }

  private String correction(Publication publication) {
    var text = new StringJoiner("\n\n");
    var entry = publication.entry();
    text.add("### " + escape(Words.capital(Corrections.named(publication))));
    text.add(
        "version %s · made by %s · [page](/policies/%s)"
            .formatted(publication.policyVersion(), author(publication), publication.policyId()));
    var newer = versions.newer(publication);
    newer.ifPresentOrElse(
        version -> text.add(outdated(publication, version)), () -> text.add(goesTo(publication)));
    text.add("**Why:** " + lines(publication.correctionReason().orElse("")));
    if (publication.isProposed() && newer.isEmpty()) {
      text.add(YOU_DECIDE);
    }
    addOthers(text, corrections.alsoWaiting(publication), newer.isPresent());
    versions
        .lastApproved(publication)
        .ifPresent(
            before -> {
              text.add(
                  "#### What %s otherwise than in version %s"
                      .formatted(
                          publication.isProposed() ? "would read" : "reads", before.version()));
              text.add(difference(before.entry(), entry));
              LinesGrouped.between(before.entry(), entry)
                  .forEach(one -> text.add("**" + escape(Words.capital(one)) + ".**"));
              addTakenOut(text, before.entry(), entry);
            });
    var from = corrections.from(publication);
    addReach(text, publication, entry, from);
    beside
        .orderedStream()
        .forEach(one -> one.paragraphs(entry, ruleOf(publication), from).forEach(text::add));
    return text.toString();
  }

  private static String goesTo(Publication publication) {
    var corrects = publication.corrects().orElse("?");
    return publication.publishedAt().isPresent()
        ? "It went to version %s, the newest then, and is version %s."
            .formatted(corrects, publication.policyVersion())
        : "It goes to version %s, the newest, and becomes version %s."
            .formatted(corrects, publication.policyVersion());
  }

  /** Before somebody has read all of it, and is refused then. */
  private static String outdated(Publication publication, String newer) {
    return "**It is outdated: it corrects version %s, and %s is the newest since.** %s, and correct that one if it still reads wrong there."
        .formatted(
            publication.corrects().orElse("?"),
            newer,
            publication.isProposed()
                ? "It cannot be approved any more. Refuse it"
                : "It cannot be published any more. Drop it");
  }

  /** The version whose rule it says, that the registry has. */
  private static String ruleOf(Publication publication) {
    return publication
        .corrects()
        .filter(corrected -> publication.publishedAt().isEmpty())
        .orElse(publication.policyVersion());
  }

  private static void addTakenOut(StringJoiner text, PolicyEntry before, PolicyEntry after) {
    var taken =
        Reading.FIELDS.stream()
            .flatMap(field -> TakenOut.between(text(before, field), text(after, field)).stream())
            .map(words -> "- **“%s”**".formatted(escape(words)))
            .toList();
    if (!taken.isEmpty()) {
      text.add("#### Words that it takes out");
      text.add("Read whether a duty goes, or reaches less far, without them.");
      text.add(String.join("\n", taken));
    }
  }

  /** A correction reaches each market at once, without notice: what it says binds from there on. */
  private void addReach(
      StringJoiner text, Publication publication, PolicyEntry entry, Map<Market, Instant> from) {
    text.add("#### Where it reads so, and from when");
    if (from.isEmpty()) {
      text.add(
          "**Nowhere: what it corrects was taken back, and it with that.** There is nothing left to take back; approve it to end this task.");
      return;
    }
    var lines = new StringJoiner("\n");
    new TreeMap<>(from)
        .forEach(
            (market, at) ->
                lines.add(
                    "- **%s**: %s"
                        .formatted(escape(MarketNames.of(market)), when(publication, at))));
    text.add(lines.toString());
    text.add(
        "It goes on to be: enforcement %s%s."
            .formatted(
                entry.enforcement().code(),
                entry.stance().map(stance -> ", stance " + stance.code()).orElse(", no stance")));
  }

  private String when(Publication publication, Instant from) {
    if (from.isAfter(clock.instant())) {
      return "from " + Moments.text(from, reader.zone(), WHEN);
    }
    return publication.publishedAt().isPresent()
        ? "since " + Moments.text(from, reader.zone(), WHEN)
        : "at once";
  }

  private String author(Publication correction) {
    return correction.correctedBy().map(people::name).map(MarkdownText::escape).orElse("?");
  }

  private String described(Publication other) {
    return "%s by %s (%s)"
        .formatted(other.key(), author(other), lines(other.correctionReason().orElse("")));
  }

  private static String difference(PolicyEntry before, PolicyEntry after) {
    var lines = new StringJoiner("\n\n");
    for (var field : Reading.FIELDS) {
      var former = text(before, field);
      var latter = text(after, field);
      if (!former.equals(latter)) {
        lines.add(MarkedText.of(former, latter));
        if (field.equals("policy") && !SiteShows.otherwise(latter).isEmpty()) {
          lines.add(SiteShows.otherwise(latter));
        }
      }
    }
    return lines.toString();
  }

  private static String text(PolicyEntry entry, String field) {
    return entry.json().path(field).asText();
  }
}
