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

  /**
   * Words and numbers that carry the rule. If they stay as they are, an edit is wording; if one of
   * them changes, the rule may have.
   */
  private static final Pattern RULE_WORDS =
      Pattern.compile(
          // "can't", with either apostrophe, is one word and not "can"
          "\\b(?:\\w+n['\u2019]t|must|shall|should|may|can|cannot|not|no|never|none|nobody|neither|nor|only|unless|except|all|any|"
              + "always|required?|requires|prohibited|banned|forbidden|allowed|permitted|"
              + "restricted|minimum|maximum|least|most|more|less|fewer|before|after|until|over|under|"
              + "above|below|within|without|mandatory|optional|exempt|illegal|unlawful|"
              + "one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty|half)\\b"
              + "|\\d+(?:[.,]\\d+)*%?");

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}&&[^%s]]{2,}".formatted(Unspaced.LETTER));
  private static final Pattern UNSPACED = Pattern.compile("(?:%s)+".formatted(Unspaced.WITH_MARKS));

  /** Words without a thing of their own: what is added or dropped with them is style. */
  private static final Set<String> JOINING =
      Set.of(
          """
          the an and or of to in on at by for from with as is are be been being was were
          it its they their them this that these those which who whom such also then so
          please you your we our will would has have had do does shown namely hence thus
          therefore"""
              .split("\\s+"));

  /** A shorter word with another letter is another word: beer and bear. */
  private static final int SHORTEST_WITH_A_SLIP = 6;

  private RuleWords() {}

  /**
   * The words that stand in one text and not in the other, however often and wherever they stand.
   * Words that join others are left out, and so is a word that is spelled a little differently. In
   * a script without spaces no letter is too little, and none is a slip: 可 allows, 不可 forbids.
   */
  static List<String> added(String before, String after) {
    var known = words(before);
    var added = new ArrayList<String>();
    words(after).stream()
        .filter(word -> known.stream().noneMatch(other -> isAlike(word, other)))
        .forEach(added::add);
    if (Unspaced.isIn(after)) {
      TextDiff.between(before, after).stream()
          .filter(part -> part.kind() == DiffPart.Kind.ADDED)
          .flatMap(part -> UNSPACED.matcher(part.text()).results())
          .forEach(found -> added.add(found.group()));
    }
    return List.copyOf(added);
  }

  /** Whether a text has a word of its own, or one that carries a rule. */
  static boolean hasWords(String text) {
    return !sequence(text).isEmpty() || !of(text).isEmpty();
  }

  /** Whether both have the same words, those that join others left out, in another order. */
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
      if (!JOINING.contains(found.group())) {
        words.add(found.group());
      }
    }
    return words;
  }

  /** The same word, its plural, or one with a slip of the pen. */
  private static boolean isAlike(String one, String other) {
    if (one.equals(other) || one.equals(other + "s") || other.equals(one + "s")) {
      return true;
    }
    return Math.min(one.length(), other.length()) >= SHORTEST_WITH_A_SLIP
        && isOneSlipApart(one, other);
  }

  /** One letter more, one less, another one, or two neighbours the other way round. */
  private static boolean isOneSlipApart(String one, String other) {
    var start = 0;
    var shorter = Math.min(one.length(), other.length());
    while (start < shorter && one.charAt(start) == other.charAt(start)) {
      start++;
    }
    var end = 0;
    while (end < shorter - start
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    var left = one.substring(start, one.length() - end);
    var right = other.substring(start, other.length() - end);
    return left.length() <= 1 && right.length() <= 1
        || left.length() == 2 && new StringBuilder(left).reverse().toString().equals(right);
  }

  /**
   * The words and numbers of a text that carry its rule, in order; a letter that looks like a Latin
   * one is read as that.
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
