package org.policyrelay.policy.overlay;

import java.util.regex.Pattern;

/**
 * Whether a permission lifts what a sentence of the base forbids. What the base itself excepts from
 * that is no reason to let anything else be: only a permission in the exception's own words, of the
 * same things and with no other choice, repeats what the base says.
 */
final class ForbiddenByBase {

  private static final Pattern IMPERATIVE =
      Pattern.compile(
          "(?:^|, |: )(?:please )?(?:do not|avoid) (?!need\\b|have\\b|require\\b)\\p{L}+");

  /** An exception, up to the next part of the sentence or the ban itself. */
  private static final Pattern EXCEPTION =
      Pattern.compile(
          "\\b(?:unless|except(?: for)?|excluding|other than|apart from|save for) ([^,;.!]+?)"
              + "(?= (?:must|may|shall|can|should|is|are) (?:not|never)\\b"
              + "| cannot\\b| (?:is|are) (?:prohibited|banned|forbidden)\\b|[,;.!]|$)");

  private static final Pattern CHOICE = Pattern.compile("\\b(?:and|or|also|even|nor)\\b");

  private ForbiddenByBase() {}

  /**
   * @param rule a sentence of the base
   * @param sentence that allows something
   * @param main the same without its limits
   */
  static boolean lifts(String rule, String sentence, String main) {
    if (!OverlayWording.FORBIDS.matcher(rule).find() && !IMPERATIVE.matcher(rule).find()) {
      return false;
    }
    var exception = EXCEPTION.matcher(rule);
    var forbidden = Subjects.of(exception.replaceAll(" ").replace("please ", ""));
    return !forbidden.isEmpty()
        && Subjects.of(sentence).containsAll(forbidden)
        && exception
            .reset()
            .results()
            .noneMatch(found -> repeats(found.group(1), rule, sentence, main));
  }

  private static boolean repeats(String exception, String rule, String sentence, String main) {
    return sentence.contains(exception)
        && !CHOICE.matcher(sentence.replace(exception, " ")).find()
        && Subjects.of(rule).containsAll(Subjects.of(main));
  }
}
