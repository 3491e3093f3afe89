package org.policyrelay.translation.process;

import static org.policyrelay.engine.MarkdownText.escape;
import static org.policyrelay.engine.MarkdownText.exact;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.policyrelay.engine.FormValues;
import org.policyrelay.engine.People;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.SiteShows;
import org.policyrelay.policy.Translation;
import org.policyrelay.policy.Translations.Wording;
import org.policyrelay.translation.ProposedTranslation;
import org.policyrelay.translation.ProposedTranslations;
import org.policyrelay.translation.Translated;
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
    var english = english(translation.translated());
    var wording = translation.wording();
    var text = new StringJoiner("\n\n");
    text.add("### " + escape(ProposedTranslations.describe(translation)));
    text.add(
        "%s · written by %s"
            .formatted(
                link(translation.translated()), escape(people.name(translation.proposedBy()))));
    if (translation.version().isEmpty()) {
      text.add("Not public yet: readers get it together with the text that it translates.");
    }
    add(text, "Name", english.name(), wording.name());
    add(text, "Description", english.description(), wording.description());
    add(text, "Policy", english.policy(), wording.policy());
    addOtherwise(text, wording.policy());
    addMissing(text, english.policy(), wording.policy());
    add(text, "Guidance (public), which readers get, too", english.guidance(), wording.guidance());
    addOtherwise(text, wording.guidance());
    return text.toString();
  }

  /** As it was when it was translated. */
  private Wording english(Translated translated) {
    var draft = translated.draft();
    return draft != null
        ? draft.english()
        : Wording.of(
            registry
                .find(translated.policyId(), Objects.requireNonNull(translated.version()))
                .orElseThrow()
                .entry());
  }

  private static String link(Translated translated) {
    var change = translated.change();
    return change.isPresent()
        ? "[%s](/changes/%s)".formatted(change.get(), change.get())
        : "[%s](/policies/%s/versions/%s)"
            .formatted(translated.describe(), translated.policyId(), translated.version());
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

  /** Nobody compares two languages clause by clause without being told where to look. */
  private static void addMissing(StringJoiner text, @Nullable String english, String translated) {
    var missing = english == null ? List.<String>of() : Translation.missing(english, translated);
    if (!missing.isEmpty()) {
      text.add(
          "**Of the English, nothing here stands for %s.** Readers of the translation are told to read that in English; refuse it, if it should say all."
              .formatted(String.join(", ", missing)));
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
