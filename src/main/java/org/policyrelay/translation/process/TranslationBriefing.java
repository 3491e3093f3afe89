package org.policyrelay.translation.process;

import static org.policyrelay.engine.MarkdownText.escape;
import static org.policyrelay.engine.MarkdownText.exact;

import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.FormValues;
import org.policyrelay.engine.People;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.SiteShows;
import org.policyrelay.translation.ProposedTranslation;
import org.policyrelay.translation.ProposedTranslations;
import org.springframework.stereotype.Component;

/** The English and the translation, part by part, each to the letter. */
@Component
class TranslationBriefing implements FormValues {

  private final ProposedTranslations proposed;
  private final PolicyRegistry registry;
  private final People people;

  TranslationBriefing(ProposedTranslations proposed, PolicyRegistry registry, People people) {
    this.proposed = proposed;
    this.registry = registry;
    this.people = people;
  }

  @Override
  public boolean concerns(TaskRef task) {
    return task.processId().equals(TranslationVariables.PROCESS);
  }

  @Override
  public Map<String, Object> values(TaskRef task) {
    var key = task.businessKey();
    return key == null ? Map.of() : Map.of("briefing", briefing(proposed.get(key)));
  }

  @Override
  public Optional<String> shown(TaskRef task) {
    return Optional.ofNullable(task.businessKey())
        .map(proposed::get)
        .map(ProposedTranslation::contentHash);
  }

  private String briefing(ProposedTranslation translation) {
    var english =
        registry.find(translation.policyId(), translation.version()).orElseThrow().entry();
    var wording = translation.wording();
    var text = new StringJoiner("\n\n");
    text.add("### " + escape(ProposedTranslations.describe(translation)));
    text.add(
        "[%s %s](/policies/%s/versions/%s) · written by %s"
            .formatted(
                translation.policyId(),
                translation.version(),
                translation.policyId(),
                translation.version(),
                escape(people.name(translation.proposedBy()))));
    add(text, "Name", english.name(), wording.name());
    add(text, "Description", english.description().orElse(null), wording.description());
    add(text, "Policy", english.text(), wording.policy());
    addOtherwise(text, wording.policy());
    add(text, "Guidance for reviewers", english.guidance().orElse(null), wording.guidance());
    addOtherwise(text, wording.guidance());
    return text.toString();
  }

  private static void add(
      StringJoiner text, String part, @Nullable String english, @Nullable String translated) {
    if (english != null || translated != null) {
      text.add("#### " + part);
      text.add("English:");
      text.add(shown(english));
      text.add("Translation:");
      text.add(shown(translated));
    }
  }

  /** Which other letters the public will see of the translation. */
  private static void addOtherwise(StringJoiner text, @Nullable String translated) {
    var otherwise = translated == null ? "" : SiteShows.otherwise(translated);
    if (!otherwise.isEmpty()) {
      text.add(otherwise);
    }
  }

  private static String shown(@Nullable String words) {
    return words == null ? "*none*" : exact(words);
  }
}
