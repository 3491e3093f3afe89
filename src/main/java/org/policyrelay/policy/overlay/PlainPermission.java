package org.policyrelay.policy.overlay;

import java.util.regex.Pattern;
import org.policyrelay.policy.entry.ShownText;

/**
 * Whether a sentence permits something and does nothing else: "Lottery ads may be shown if the
 * operator is licensed.", "Clause 2 does not apply to print." It is known by a small closed
 * grammar; of a sentence outside it nobody can be certain, however much it looks like a permission:
 * a rule on what a regulator may do to an ad has the same words. What is read by the public hangs
 * on it, so it is to be wrong on one side only.
 */
final class PlainPermission {

  private static final String NO_SUBJECT =
      "no|not|nobody|none|nothing|neither|nor|never|only|few|hardly|without|unless|except|if|when"
          + "|where|while|until|before|after|once|who|whom|whose|what|whatever|whoever|it|there"
          + "|must|shall|should|may|can|cannot|is|are|be"
          + "|regulators?|authorit\\w+|courts?|judges?|police|ministers?|ministr\\w+|governments?"
          + "|reviewers?|moderators?|platforms?|teams?|we|viewers?|consumers?|users?|complain\\w*"
          + "|fines?|penalt\\w+|sanctions?|bans?|blocks?|reports?|appeals?|objections?|opt-outs?";

  private static final String ACTS =
      "(?:show|advertise|promote|run|target|depict|feature|carry|use|claim|offer|encourage|appear"
          + "|omit|skip|air|broadcast|display|publish|place|sell)";

  private static final String DONE =
      "(?:shown|advertised|promoted|run|targeted|depicted|featured|used|claimed|offered|encouraged"
          + "|omitted|skipped|aired|broadcast|displayed|published|placed|sold|made|aimed|left out)";

  /** Nothing in it takes the permission back, limits it or asks for something. */
  private static final String REST =
      "(?: (?!(?:not|never|no|nor|must|shall|should|only|at most|at the most|up to|maximum|offence"
          + "|illegal|unlawful|prohibited|banned|forbidden|punish\\w*|fined?|penalt\\w+)\\b)\\S+)*";

  private static final Pattern MAY =
      Pattern.compile(
          subject("that|which")
              + "(?:may|can|(?:is|are) (?:allowed|permitted|free) to) (?:also |still |now )?"
              + "(?:be (?:also |still )?"
              + DONE
              + "|"
              + ACTS
              + ")"
              + REST);

  private static final Pattern IS_ALLOWED =
      Pattern.compile(
          subject("")
              + "(?:is|are) (?:now |also |still )?(?:allowed|permitted|lawful|legal|fine|welcome"
              + "|acceptable|exempt)"
              + REST);

  private static final String THE_RULE =
      "(?:(?:clauses?|paragraphs?|sections?|points?|rules?) [\\p{N}.()]+(?:(?: and |, | to )[\\p{N}.()]+)*"
          + "|(?:this|the) (?:policy|base|rule|ban|prohibition)|§ ?[\\p{N}.]+)";

  /** A rule that is named does not hold. */
  private static final Pattern DISAPPLIES =
      Pattern.compile(
          "(?:and |but |so )?"
              + THE_RULE
              + " (?:(?:does|do) not apply|(?:is|are) (?:hereby )?(?:waived|suspended|lifted|repealed"
              + "|deleted|void|superseded|withdrawn|set aside)|has no effect)"
              + REST);

  /** What a point of a list begins with that can be ticked off. */
  private static final Pattern TASK = Pattern.compile("^\\[[ x]\\] ");

  private static final Pattern PARTS = Pattern.compile("[,;:] ?");

  private PlainPermission() {}

  /**
   * @param markdown of a text or a part of one
   * @return whether any sentence of it is one, and loosens the base
   */
  static boolean isIn(String markdown, OverlayWording base) {
    return ShownText.sentences(markdown).stream()
        .anyMatch(sentence -> isOne(sentence) && base.loosens(sentence));
  }

  /**
   * @param beside what may not stand in it either: of "ads that may target minors" nothing is said
   */
  private static String subject(String beside) {
    var not = beside.isEmpty() ? NO_SUBJECT : beside + "|" + NO_SUBJECT;
    return "(?:in [\\p{L} ]{2,40}, )?(?:(?!(?:" + not + ")\\b)[\\p{L}\\d'-]+ ){1,8}";
  }

  private static boolean isOne(String shown) {
    var sentence = TASK.matcher(shown.strip()).replaceFirst("").replaceFirst("[.!:]+$", "");
    return MAY.matcher(sentence).matches()
        || IS_ALLOWED.matcher(sentence).matches()
        || PARTS.splitAsStream(sentence).anyMatch(part -> DISAPPLIES.matcher(part).matches());
  }
}
