package org.policyrelay.publishing.process;

import static org.policyrelay.engine.MarkdownText.escape;
import static org.policyrelay.engine.MarkdownText.lines;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.policyrelay.engine.FormValues;
import org.policyrelay.engine.MarkdownText;
import org.policyrelay.engine.People;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.policy.SiteShows;
import org.policyrelay.policy.compare.MarkedText;
import org.policyrelay.policy.compare.Reading;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.publishing.CorrectedVersions;
import org.policyrelay.publishing.Corrections;
import org.policyrelay.publishing.Publication;
import org.policyrelay.publishing.Publications;
import org.springframework.stereotype.Component;

/** What a person has to know to repair a publication, or to approve an urgent correction. */
@Component
class PublicationBriefing implements FormValues {

  private final Publications publications;
  private final CorrectedVersions versions;
  private final Corrections corrections;
  private final People people;

  PublicationBriefing(
      Publications publications,
      CorrectedVersions versions,
      Corrections corrections,
      People people) {
    this.publications = publications;
    this.versions = versions;
    this.corrections = corrections;
    this.people = people;
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
        .map(publication -> publications.content(publication).contentHash());
  }

  private static String finding(Publication publication) {
    return publication
        .obstacle()
        .map(reason -> "**The registry did not take it:** " + lines(reason))
        .orElse(
            "**It is published, and the public does not see it:** the page, the feed or the API"
                + " does not show what was approved.");
  }

  private String correction(Publication publication) {
    var text = new StringJoiner("\n\n");
    text.add("### Correction of " + escape(publication.policyId()));
    text.add(
        "version %s · made by %s · [page](/policies/%s)"
            .formatted(publication.policyVersion(), author(publication), publication.policyId()));
    text.add("**Why:** " + lines(publication.correctionReason().orElse("")));
    var others = corrections.alsoWaiting(publication);
    if (!others.isEmpty()) {
      text.add(
          "**Also waiting for this policy: %s.** Once one of them is public, the others that were made on the version before it are outdated."
              .formatted(String.join(", ", others.stream().map(this::described).toList())));
    }
    versions
        .lastApproved(publication)
        .ifPresent(
            before -> {
              text.add(
                  "#### What %s otherwise than in version %s"
                      .formatted(
                          publication.isProposed() ? "would read" : "reads", before.version()));
              text.add(difference(before.entry(), publications.content(publication)));
            });
    return text.toString();
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
      var former = before.json().path(field).asText();
      var latter = after.json().path(field).asText();
      if (!former.equals(latter)) {
        lines.add(MarkedText.of(former, latter));
        if (field.equals("policy") && !SiteShows.otherwise(latter).isEmpty()) {
          lines.add(SiteShows.otherwise(latter));
        }
      }
    }
    return lines.toString();
  }
}
