package org.policyrelay.policy.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.policyrelay.kernel.Unspaced;
import org.policyrelay.policy.entry.Confusables;

/** The words of a clause, and those among them that carry its rule. */
final class RuleWords {

  /** A number in any script, with what says of what and on which side of it: {@code ≥ 5 %}. */
  private static final String NUMBER =
      "(?:[<>=≤≥≠≮≯≈±][<>=]?\\s*)?(?:(?<![\\p{L}\\p{N}])[-−])?(?:\\p{Sc}\\s?)?\\p{N}+(?:[.,:/]\\p{N}+)*\\+?"
          + "(?:\\s?[%‰])?(?:\\s?°\\s?[cfk]?)?(?:\\s?\\p{Sc})?";

  /** What says yes, no or which without a word, as in the cells of a table. */
  private static final String SIGN = "[✓✔✗✘✅❌☐☑☒🚫⛔∈∉∧∨¬→←]|\\[[ x]\\]|~~";

  /**
   * Words, numbers and signs that carry the rule: who drafts an edit of one of them cannot say that
   * it is wording.
   */
  private static final Pattern RULE_WORDS =
      Pattern.compile(
          // "can't", with either apostrophe, is one word and not "can"
          "\\b(?:\\w+n['\u2019]t|must|shall|should|may|can|cannot|not|no|never|none|nobody|neither|nor|only|unless|except|all|any|"
              + "always|required?|requires|prohibited|banned|forbidden|allowed|permitted|"
              + "restricted|minimum|maximum|least|most|more|less|fewer|before|after|until|over|under|"
              + "above|below|within|without|mandatory|optional|exempt|illegal|unlawful|"
              + "one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty|half)\\b"
              + "|"
              + NUMBER
              + "|"
              + SIGN);

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}&&[^%s]]+".formatted(Unspaced.LETTER));
  private static final Pattern UNSPACED = Pattern.compile("(?:%s)+".formatted(Unspaced.WITH_MARKS));

  private RuleWords() {}

  /**
   * The words that stand in one text and not in the other, however often and wherever they stand.
   * None is too little, and none is a slip: "to" minors is not "by" them, miners are no minors.
   */
  static List<String> added(String before, String after) {
    var known = words(before);
    var added = new ArrayList<String>();
    words(after).stream().filter(word -> !known.contains(word)).forEach(added::add);
    if (Unspaced.isIn(after)) {
      TextDiff.between(before, after).stream()
          .filter(part -> part.kind() == DiffPart.Kind.ADDED)
          .flatMap(part -> UNSPACED.matcher(part.text()).results())
          .forEach(found -> added.add(found.group()));
    }
    return List.copyOf(added);
  }

  /** Whether both have the same words in another order. */
  static boolean isReordered(String before, String after) {
    var former = sequence(before);
    var later = sequence(after);
    return !former.equals(later)
        && former.stream().sorted().toList().equals(later.stream().sorted().toList());
  }

  private static Set<String> words(String text) {
    return new LinkedHashSet<>(sequence(text));
  }

  private static List<String> sequence(String text) {
    var words = new ArrayList<String>();
    var found = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (found.find()) {
      words.add(found.group());
    }
    return words;
  }

  /**
   * The words, numbers and signs of a text that carry its rule, in order; a letter that looks like
   * a Latin one is read as that.
   */
  static List<String> of(String text) {
    var words = new ArrayList<String>();
    var found = RULE_WORDS.matcher(Confusables.asLatin(text).toLowerCase(Locale.ROOT));
    while (found.find()) {
      words.add(found.group());
    }
    return words;
  }
}
