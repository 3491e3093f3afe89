package org.policyrelay.policy.overlay;

import java.util.Optional;
import java.util.regex.Pattern;
import org.policyrelay.policy.entry.English;
import org.policyrelay.policy.entry.ShownText;

/**
 * Whether a sentence that stands beside the base certainly asks for something and lets nothing go:
 * only {@link ProvedDemand} can say so. What keeps it from that is no fault: it is what who
 * approves has to read themselves.
 */
final class AddedRule {

  /** Nothing is wrong with it that a program knows of, and nobody has proved that nothing is. */
  static final String UNPROVED = "is not proved to only ask for more";

  private static final Pattern STRUCK = Pattern.compile("~~[^~]+~~");

  /** What must not be, with the word of a permission in it. */
  private static final Pattern FORBIDS =
      Pattern.compile(
          "\\b(?:(?:must|may|shall|can|should|will) (?:also )?(?:not|never)|cannot"
              + "|(?:no|nobody|no one|none|nothing)\\b[^,.]*?\\b(?:may|can)"
              + "|(?:not|never) (?:be )?(?:allowed|permitted|accepted|approved|shown|advertised)"
              + "|(?:is|are|must be|shall be) (?:strictly |always )?(?:prohibited|banned|forbidden|illegal|unlawful|rejected|refused))\\b");

  private static final Pattern DEMANDS =
      Pattern.compile(
          "\\b(?:must|shall|should|required|requires?|mandatory|obliged|has to|have to|needs to)\\b");

  private static final Pattern OF_THE_BASE =
      Pattern.compile(
          "\\b(?:clauses?|paragraphs?|sections?|this policy|the policy|the base|this rule|these rules"
              + "|the rules?|the above)\\b|§|¶");

  /** Words that some permission is given in, by whoever gives it. */
  private static final Pattern LETS_GO =
      Pattern.compile(
          "\\b(?:may|can|could|might|need not|needed|unnecessary|superfluous|enough|suffic\\w+"
              + "|approv\\w+|accept\\w*|allow\\w*|permit\\w*|permission\\w*|let|lets|tolera\\w+|ignor\\w+"
              + "|disregard\\w*|overlook\\w*|welcome|grant\\w*|exempt\\w*|waiv\\w+|relax\\w*|lenien\\w+"
              + "|lawful\\w*|legitimate\\w*|entitle\\w*|assum\\w+|presum\\w+|deemed|treated as|other way|optional\\w*|voluntar\\w+|recommend\\w+|discretion\\w*"
              + "|instead|replac\\w+|delet\\w+|repeal\\w*|revok\\w+|void|inapplicable|no longer|overrid\\w+"
              + "|supersed\\w+|suspend\\w*|lift\\w*|reject\\w*|refus\\w+|block\\w*|prevent\\w*|hinder\\w*"
              + "|free to|be free|freely|(?:has|have|having) (?:a|the) right|rights? to"
              + "|(?:no|without) (?:legal |any )?effect|(?:is|are|be) (?:fine|ok|okay|legal|good)"
              + "|(?:nobody|no one|none|nothing|neither)\\b.*\\b(?:is|are|must|shall|has|have|needs?))\\b"
              + "|^no\\b.*\\b(?:must|shall|has|have|needs?)\\b");

  private static final Pattern FOR_ALL =
      Pattern.compile(
          "\\b(?:everybody|everyone|anybody|anyone|whoever|children|minors|kids|teenagers|all ages|any age)\\b");

  private static final Pattern EXCEPTS =
      Pattern.compile(
          "\\b(?:unless|except|excluding|other than|apart from|save for|if|when|where|provided|only)\\b");

  private AddedRule() {}

  /**
   * What keeps a sentence from being an added demand and nothing else; empty for nothing.
   *
   * @param sentence as {@link ShownText#sentences} has it
   */
  static Optional<String> doubt(String sentence, OverlayWording base) {
    return language(sentence)
        .or(() -> lettingWords(sentence))
        .or(() -> againstTheBase(sentence, base))
        .or(
            () ->
                isRule(sentence)
                    ? Optional.of(UNPROVED)
                        .filter(
                            unproved ->
                                ProvedDemand.of(sentence)
                                    .filter(what -> !base.prohibits() && !base.speaksOf(what))
                                    .isEmpty())
                    : Optional.of("has no words of a demand that a program knows"));
  }

  /** The same for what is not meant as a rule, such as a name: that it asks for nothing is none. */
  static Optional<String> doubtInPassing(String sentence) {
    return doubtInExample(sentence)
        .or(
            () ->
                Optional.of(UNPROVED)
                    .filter(unproved -> isRule(sentence) && ProvedDemand.of(sentence).isEmpty()));
  }

  /** The same for what fails: whatever it says a case must have, it lets no other pass. */
  static Optional<String> doubtInExample(String sentence) {
    return language(sentence).or(() -> lettingWords(sentence));
  }

  private static Optional<String> language(String sentence) {
    if (!English.isEnough(sentence)) {
      return Optional.of("holds words of another language than English");
    }
    return STRUCK.matcher(sentence).find()
        ? Optional.of("strikes words through")
        : Optional.empty();
  }

  private static Optional<String> lettingWords(String sentence) {
    if (OF_THE_BASE.matcher(sentence).find()) {
      return Optional.of("speaks of rules by their name or number");
    }
    var found = LETS_GO.matcher(FORBIDS.matcher(sentence).replaceAll(" must not "));
    return found.find()
        ? Optional.of("has words that something may be let go by (%s)".formatted(found.group()))
        : Optional.empty();
  }

  private static Optional<String> againstTheBase(String sentence, OverlayWording base) {
    if (!FORBIDS.matcher(sentence).find()
        && (FOR_ALL.matcher(sentence).find() || base.forbidsWhatIsIn(sentence))) {
      return Optional.of("asks for what the base may forbid");
    }
    if (base.asksForMoreThan(sentence)) {
      return Optional.of("has another limit for what the base limits");
    }
    return EXCEPTS.matcher(sentence).find() && base.hasSubjectOf(sentence)
        ? Optional.of("makes a condition or an exception where the base has a rule")
        : Optional.empty();
  }

  private static boolean isRule(String sentence) {
    return FORBIDS.matcher(sentence).find() || DEMANDS.matcher(sentence).find();
  }
}
