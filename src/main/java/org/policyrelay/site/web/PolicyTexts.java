package org.policyrelay.site.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.Translation;
import org.policyrelay.policy.Translations;
import org.policyrelay.policy.overlay.JoinedClause;
import org.policyrelay.policy.overlay.Resolved;
import org.policyrelay.site.web.PolicyPage.Choice;
import org.policyrelay.site.web.PolicyPage.Text;
import org.springframework.stereotype.Component;

/** A policy's text in the language that a reader wants, as far as there is a translation. */
@Component
class PolicyTexts {

  private static final String TEXT = "policy";
  private static final String GUIDANCE = "guidance";

  private final Translations translations;
  private final Languages languages;
  private final Markdown markdown;

  PolicyTexts(Translations translations, Languages languages, Markdown markdown) {
    this.translations = translations;
    this.languages = languages;
    this.markdown = markdown;
  }

  /**
   * @param chosen BCP 47 tag that the address names, absent for none
   * @param accepted the header Accept-Language
   */
  record Wish(@Nullable String chosen, @Nullable String accepted) {}

  record Reading(String name, @Nullable String description, Text text, List<Choice> languages) {}

  Reading read(Resolved resolved, Wish wish) {
    var entry = resolved.entry();
    var available = available(resolved);
    var translation = wanted(available, wish);
    var choices = choices(available, translation);
    if (translation.isEmpty()) {
      var join = resolved.join();
      var clauses = join.clauses().stream().map(JoinedClause::clause).toList();
      return new Reading(
          entry.name(),
          entry.description().orElse(null),
          new Text(
              Languages.ENGLISH,
              CitedIds.beside(markdown.toHtml(TEXT, join.texts(), clauses)),
              join.guidance().isEmpty()
                  ? null
                  : markdown.toHtml(GUIDANCE, join.guidance(), List.of()),
              null),
          choices);
    }
    var shown = translation.get();
    var guidance = shown.guidance();
    return new Reading(
        shown.name(),
        shown.description(),
        new Text(
            shown.language(),
            CitedIds.beside(
                markdown.toHtml(TEXT, List.of(shown.text()), shown.clauses(resolved.base()))),
            guidance == null ? null : markdown.toHtml(GUIDANCE, guidance),
            note(shown, resolved)),
        choices);
  }

  /** What a market adds is not translated with the base: English then, the whole of it. */
  List<Translation> available(Resolved resolved) {
    return resolved.overlays().isEmpty() ? translations.of(resolved.base()) : List.of();
  }

  /**
   * Without those that are behind the English: they tell another rule, and not everywhere is said
   * so.
   */
  List<Translation> settled(Resolved resolved) {
    return available(resolved).stream().filter(one -> !one.isStale(resolved.base())).toList();
  }

  /** Empty for English. */
  Optional<Translation> wanted(List<Translation> available, Wish wish) {
    var tags = available.stream().map(Translation::language).toList();
    var language = wish.chosen() != null ? wish.chosen() : languages.best(wish.accepted(), tags);
    return available.stream().filter(one -> one.language().equals(language)).findFirst();
  }

  private static String note(Translation shown, Resolved resolved) {
    return shown.isStale(resolved.base())
        ? "This translation is of version %s. The English text has changed since, and it is the English text that counts."
            .formatted(shown.version())
        : "This is a translation. The English text is the one that counts."
            + missing(shown, resolved);
  }

  /** What whoever reads it in translation has to read in English all the same. */
  private static String missing(Translation shown, Resolved resolved) {
    var missing = Translation.missing(resolved.base().entry().text(), shown.text());
    return missing.isEmpty()
        ? ""
        : " Not in it, and to be read in English: %s.".formatted(String.join(", ", missing));
  }

  private static List<Choice> choices(
      List<Translation> available, Optional<Translation> translation) {
    if (available.isEmpty()) {
      return List.of();
    }
    var choices = new ArrayList<Choice>();
    choices.add(new Choice(Languages.ENGLISH, "English", translation.isEmpty()));
    for (var one : available) {
      choices.add(
          new Choice(
              one.language(),
              Languages.nameOf(one.language()),
              translation.filter(one::equals).isPresent()));
    }
    return List.copyOf(choices);
  }
}
