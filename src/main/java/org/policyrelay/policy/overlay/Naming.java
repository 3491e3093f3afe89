package org.policyrelay.policy.overlay;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Whether a text speaks of a clause or an item: by its id, by the number that readers see, or of
 * all that a policy says or lets go. It errs on one side only: what it does not find speaks of
 * something else.
 */
final class Naming {

  private static final String NUMBER = "\\d+(?:\\.\\d+)*";
  private static final String WORD =
      "(?:\\b(?:clause|section|rule|point|paragraph|item|article|number|artikel|pasal)s?|\\bnos?\\."
          + "|\\bđiều|ข้อ|第|[§¶]+)";

  /** {@code Clauses 1, 2.3 and 5 to 7}. */
  private static final Pattern NUMBERED =
      Pattern.compile(
          "%1$s\\s*(%2$s(?:\\s*(?:,|&|-|–|\\b(?:and|or|to|through|und|bis)\\b)\\s*[§¶]*\\s*%2$s)*)"
              .formatted(WORD, NUMBER),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern RANGE =
      Pattern.compile(
          "(\\d+)\\s*(?:-|–|\\b(?:to|through|bis)\\b)\\s*[§¶]*\\s*(\\d+)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ALL =
      Pattern.compile(
          "\\b(?:these|those|all|any|every|each|no|none of the"
              + "|(?:the )?(?:above|following|preceding|foregoing|other))"
              + " (?:clause|section|rule|requirement|point|paragraph)s?\\b|\\bthis policy\\b"
              + "|\\b(?:grant|exception|exemption|waiver)s?\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LABEL = Pattern.compile("[§¶](" + NUMBER + ")");

  /** What is a word of the language by itself names nothing. */
  private static final Pattern PLAIN_WORD = Pattern.compile("\\p{L}+");

  private Naming() {}

  /** Whether it speaks of every clause, or of what is let go. */
  static boolean isOfAll(String text) {
    return ALL.matcher(text).find();
  }

  /** The number of a label such as {@code §2.1} or {@code SG ¶3}. */
  static Optional<String> numberOf(String label) {
    return LABEL.matcher(label).results().map(found -> found.group(1)).findFirst();
  }

  static boolean isNumber(String text, String label) {
    var wanted = numberOf(label);
    return wanted.isPresent()
        && NUMBERED
            .matcher(text)
            .results()
            .map(found -> found.group(1))
            .anyMatch(numbers -> takesIn(numbers, wanted.get()));
  }

  private static boolean takesIn(String numbers, String wanted) {
    var named =
        Pattern.compile(NUMBER)
            .matcher(numbers)
            .results()
            .map(MatchResult::group)
            .anyMatch(one -> isPart(one, wanted) || isPart(wanted, one));
    return named || RANGE.matcher(numbers).results().anyMatch(range -> isWithin(range, wanted));
  }

  private static boolean isPart(String of, String part) {
    return part.equals(of) || part.startsWith(of + ".");
  }

  private static boolean isWithin(MatchResult range, String wanted) {
    var first = wanted.split("\\.", 2)[0];
    return compare(range.group(1), first) <= 0 && compare(first, range.group(2)) <= 0;
  }

  /** Numbers of any length. */
  private static int compare(String one, String other) {
    return one.length() != other.length()
        ? Integer.compare(one.length(), other.length())
        : one.compareTo(other);
  }

  /**
   * @param id such as {@code apac:alcohol/c3}; its own part alone is taken for it too, unless it
   *     could be any word
   */
  static boolean isId(String text, String id) {
    var own = id.substring(id.indexOf('/') + 1);
    return isWord(text, id) || (!PLAIN_WORD.matcher(own).matches() && isWord(text, own));
  }

  private static boolean isWord(String text, String word) {
    return Pattern.compile(
            "(?<![\\p{L}\\p{N}_])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}_])",
            Pattern.CASE_INSENSITIVE)
        .matcher(text)
        .find();
  }
}
