package org.policyrelay.policy.overlay;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.policyrelay.policy.entry.LanguageTag;
import org.policyrelay.policy.entry.content.Disclosure;

/**
 * What ads have to show to the letter in a language of their own, where a rule quotes it: words
 * that are shown to who sees an ad, and none of the rule. Nobody has to read them as English.
 */
final class ForeignQuotes {

  private static final String MARK = "[\"'“”„‟‘’‚‹›«»「」『』《》〈〉]";

  private final List<String> texts;

  private ForeignQuotes(List<String> texts) {
    this.texts = texts;
  }

  static ForeignQuotes of(Stream<Disclosure> disclosures) {
    return new ForeignQuotes(
        disclosures
            .filter(one -> LanguageTag.isOtherThanEnglish(one.language()))
            .map(one -> one.text().strip())
            .distinct()
            .toList());
  }

  /** Whether a text is one of them and nothing else. */
  boolean isOne(String text) {
    return texts.contains(text.strip());
  }

  /** The text with an empty quote where one of them stands in quotation marks. */
  String leftOut(String text) {
    var left = text;
    for (var quoted : texts) {
      left =
          Pattern.compile(MARK + "\\s*" + Pattern.quote(quoted) + "\\s*" + MARK)
              .matcher(left)
              .replaceAll("\"\"");
    }
    return left;
  }
}
