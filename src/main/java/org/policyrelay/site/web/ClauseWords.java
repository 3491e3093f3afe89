package org.policyrelay.site.web;

import java.util.Map;
import java.util.Optional;
import org.policyrelay.policy.Translation;
import org.policyrelay.policy.overlay.JoinedClause;
import org.policyrelay.policy.overlay.Resolved;

/** The first words of clauses, in the reader's language as far as they are translated. */
final class ClauseWords {

  /** Of a clause that stands in words alone; the page has all of it. */
  private static final int FIRST_WORDS = 160;

  static final ClauseWords IN_ENGLISH = new ClauseWords(Languages.ENGLISH, Map.of());

  private final String language;
  private final Map<String, String> translated;

  private ClauseWords(String language, Map<String, String> translated) {
    this.language = language;
    this.translated = translated;
  }

  static ClauseWords of(Optional<Translation> translation, Resolved what) {
    return translation
        .map(one -> new ClauseWords(one.language(), one.words(what.base())))
        .orElse(IN_ENGLISH);
  }

  /**
   * A clause in words.
   *
   * @param anchor its place on the policy's page
   */
  record InWords(String anchor, String label, String words, String language) {}

  InWords of(JoinedClause clause) {
    var own = translated.get(clause.id());
    return new InWords(
        clause.id(),
        clause.label(),
        first(own == null ? clause.text() : own),
        own == null ? Languages.ENGLISH : language);
  }

  /** All of a short text; of a long one as many whole words as a line or two hold. */
  static String first(String text) {
    if (text.length() <= FIRST_WORDS) {
      return text;
    }
    var space = text.lastIndexOf(' ', FIRST_WORDS);
    var end = space > 0 ? space : FIRST_WORDS;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + " …";
  }
}
