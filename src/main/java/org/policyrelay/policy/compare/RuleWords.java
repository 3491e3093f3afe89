package org.policyrelay.policy.compare;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.policyrelay.kernel.Unspaced;
import org.policyrelay.policy.entry.Confusables;
import org.policyrelay.policy.entry.Seen;
import org.policyrelay.policy.entry.ShownText;

/** The words of a clause, and those among them that carry its rule. */
final class RuleWords {

  /** English, with the numbers that are written in letters. */
  private static final String ENGLISH =
      // "can't", with either apostrophe, is one word and not "can"
      "\\b(?:\\w+n't|must|shall|should|may|can|cannot|not|no|never|none|nobody|neither|nor|only|unless|except|all|any|"
          + "always|required?|requires|prohibit(?:s|ed)?|ban(?:s|ned)?|forbids?|forbidden|allow(?:s|ed)?|permit(?:s|ted)?|"
          + "restricted|minimum|maximum|least|most|more|less|fewer|before|after|until|over|under|"
          + "above|below|within|without|mandatory|optional|exempt|illegal|unlawful|"
          + "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
          + "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
          + "hundred|thousand|million|dozen|half|third|quarter|twice)\\b";

  /** The like in other languages of the region; as parts of words where no spaces part them. */
  private static final String OF_THE_REGION =
      "\\b(?:không|cấm|phải|được|chỉ|trừ|dilarang|boleh|tidak|wajib|hanya|kecuali|tanpa|harus|jangan|"
          + "bawal|hindi|dapat|lamang|maliban)\\b"
          + "|ห้าม|ไม่|ต้อง|ควร|เฉพาะ|ยกเว้น"
          + "|[不禁止可许許必须須应應仅僅只除未勿]|以上|以下|以内|以外|未满|[〇零一二两三四五六七八九十百千万萬]";

  private static final String NUMBER = "\\p{N}+(?:[.,:/]\\p{N}+)*";

  /** A minus, and not what joins two words or two numbers. */
  private static final String MINUS = "(?<![\\p{L}\\p{N}])[-−–](?=\\s?\\p{N})";

  /** Comparison, money, shares, ticks, arrows: what says something without a word. */
  private static final String SIGN = "°\\s?[cfk]|[\\p{Sm}\\p{Sc}\\p{So}%‰‱٪؉&&[^|]]";

  /**
   * Words, numbers and signs that carry the rule: who drafts an edit of one of them cannot say that
   * it is wording. No list of them is whole; whatever else changes is for a person.
   */
  private static final Pattern RULE_WORDS =
      Pattern.compile(
          String.join("|", ENGLISH, OF_THE_REGION, NUMBER, MINUS, SIGN),
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern ROMAN = Pattern.compile("\\b[IVXLCDM]{2,}\\b");

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
   * The words, numbers and signs that carry the rule of a text as it is shown, in order; a letter
   * that looks like a Latin one is read as that.
   */
  static List<String> of(String text) {
    var shown = Normalizer.normalize(ShownText.letters(text), Normalizer.Form.NFKC);
    var plain =
        Confusables.asLatin(Seen.words(shown))
            .toLowerCase(Locale.ROOT)
            .replace('\u2019', '\'')
            .replace('\u02BC', '\'');
    var words = new ArrayList<String>();
    RULE_WORDS.matcher(plain).results().map(MatchResult::group).forEach(words::add);
    ROMAN.matcher(shown).results().map(MatchResult::group).forEach(words::add);
    return words;
  }
}
