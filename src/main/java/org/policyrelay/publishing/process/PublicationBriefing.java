package org.policyrelay.publishing.process;

import static org.policyrelay.engine.MarkdownText.escape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.policyrelay.engine.FormValues;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.policy.DiffPart;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.TextDiff;
import org.policyrelay.publishing.Publication;
import org.policyrelay.publishing.Publications;
import org.springframework.stereotype.Component;

/** What a person has to know to repair a publication, or to approve an urgent correction. */
@Component
class PublicationBriefing implements FormValues {

  private final Publications publications;
  private final PolicyRegistry registry;

  PublicationBriefing(Publications publications, PolicyRegistry registry) {
    this.publications = publications;
    this.registry = registry;
  }

  @Override
  public boolean concerns(TaskRef task) {
    return task.processId().equals(PublicationVariables.PROCESS);
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

  private static String finding(Publication publication) {
    return publication
        .obstacle()
        .map(reason -> "**The registry did not take it:** " + escape(reason))
        .orElse(
            "**It is published, and the public does not see it:** the page, the feed or the API"
                + " does not show what was approved.");
  }

  private String correction(Publication publication) {
    var text = new StringJoiner("\n\n");
    text.add("### Correction of " + escape(publication.policyId()));
    text.add(
        "version %s · made by %s · [page](/policies/%s/versions/%s)"
            .formatted(
                publication.policyVersion(),
                publication.correctedBy().orElse("?"),
                publication.policyId(),
                publication.policyVersion()));
    text.add("**Why:** " + escape(publication.correctionReason().orElse("")));
    text.add("#### What reads otherwise now");
    text.add(difference(publication));
    return text.toString();
  }

  private String difference(Publication publication) {
    var after = publications.content(publication);
    var before =
        registry.history(publication.policyId()).stream()
            .filter(version -> !version.version().equals(publication.policyVersion()))
            .findFirst();
    if (before.isEmpty()) {
      return "";
    }
    var lines = new StringJoiner("\n\n");
    for (var field : List.of("name", "description", "policy")) {
      var former = before.get().entry().json().path(field).asText();
      var latter = after.json().path(field).asText();
      if (!former.equals(latter)) {
        lines.add(marked(former, latter));
      }
    }
    return lines.toString();
  }

  private static String marked(String former, String latter) {
    var text = new StringBuilder();
    for (DiffPart part : TextDiff.between(former, latter)) {
      var words = escape(part.text());
      switch (part.kind()) {
        case SAME -> text.append(words);
        case REMOVED -> text.append("[removed: ").append(words.strip()).append("] ");
        case ADDED -> text.append("**").append(words.strip()).append("** ");
      }
    }
    return text.toString();
  }
}
