package org.policyrelay.policy.overlay;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.policyrelay.policy.compare.Direction;
import org.policyrelay.policy.compare.Strictness;
import org.policyrelay.policy.entry.ClauseText;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.policy.entry.ShownText;
import org.policyrelay.policy.entry.Stance;

/**
 * Whether what an overlay says in English lets something go that its base asks for. An added demand
 * never does, whatever it excepts from itself, and neither does a permission that is tied to a
 * condition, as long as the base does not forbid just that. What cannot be told is let through: who
 * approves sees the words, and of those in another language {@link Unjudged} says that nobody has
 * held them against the base. A letter that looks like a Latin one is read as that.
 */
final class OverlayWording {

  /** What must not be, in a sentence of plain small letters. */
  static final Pattern FORBIDS =
      Pattern.compile(
          "\\b(?:(?:must|may|shall|can|should|is|are|be)\\s+(?:never|not)\\b(?!\\s+(?:be\\s+)?(?:required|mandatory|needed|necessary|obliged|subject|apply))"
              + "|cannot|can't|mustn't|never|prohibited|banned|forbidden|illegal|unlawful"
              + "|not (?:be )?(?:allowed|permitted)|(?:no one|nobody|none|nothing|neither)\\b.*\\b(?:may|can|is|are)"
              + "|no\\b(?! (?:licence|license|permit|approval|warning|review|check|age)\\b)[^,]*?\\b(?:may|can|shall|must|is allowed|is permitted|are allowed|are permitted|is exempt|are exempt))\\b");

  private static final Pattern DEMANDS =
      Pattern.compile(
          "\\b(?:must|shall|required|requires?|mandatory|obliged|has to|have to|needs to|need to)\\b");
  private static final Pattern ASKED =
      Pattern.compile(
          "\\b(?:must|shall|should|has to|have to|needs? to) (?:be )?(?!not\\b|never\\b|be\\b)(\\p{L}+)");
  private static final Pattern FORBIDDEN =
      Pattern.compile("\\b(?:must|shall|may|can|should) ?(?:not|never) (?:be )?(?!be\\b)(\\p{L}+)");
  private static final Pattern ALLOWS =
      Pattern.compile(
          "\\b(?:may|can|allowed|permitted|optional|at liberty|free to|lawful"
              + "|(?:is|are) (?:fine|ok|okay|acceptable|admissible|permissible|welcome))\\b");
  private static final Pattern ONLY = Pattern.compile("\\b(?:only|solely|exclusively)\\b");
  private static final Pattern CONDITION =
      Pattern.compile(
          "\\b(?:if|when|where|whenever|provided|providing|subject to|as long as|so long as|on condition|once|unless|except"
              + "|after|before|between|during|within|until|to the extent|in accordance with|with (?:a|an|the|prior|written))\\b");

  /** What begins a limit of the sentence itself; the words after it are no rule of their own. */
  private static final Pattern TAIL =
      Pattern.compile(
          "\\b(?:unless|except|if|when|where|provided|subject to|as long as|so long as|on condition|other than|save)\\b");

  private static final Pattern OF_THE_BASE =
      Pattern.compile(
          "\\b(?:clauses? \\S+|paragraphs? \\d\\S*|sections? \\d\\S*|this policy|the policy|the base|this rule|these rules|the rules?)\\b|§|¶");
  private static final Pattern EXCEPTS =
      Pattern.compile("\\b(?:unless|except|excluding|other than|apart from|save for)\\b");
  private static final Pattern WITHOUT =
      Pattern.compile(
          "\\b(?:without|regardless of|notwithstanding|despite|irrespective of)\\b(.*)");

  private static final Pattern NONE =
      Pattern.compile("^no ([\\p{L}' -]+?) (?:must|should) be (\\p{L}+)");

  /** Too short for a subject, and yet the name of a thing. */
  private static final Pattern SHORT =
      Pattern.compile(
          "\\b(?!(?:an|the|any|its|all|and|or|of|in|on|to|is|be|ad|ads|are|not|has|may|can)\\b)\\p{L}{2,3}\\b");

  private final boolean prohibits;
  private final List<String> base;

  private OverlayWording(boolean prohibits, List<String> base) {
    this.prohibits = prohibits;
    this.base = base;
  }

  /** For what is added to a base. */
  static OverlayWording on(PublishedVersion base) {
    return on(
        base.entry().stance().filter(Stance.PROHIBITED::equals).isPresent(), base.entry().text());
  }

  /**
   * @param prohibits whether the base prohibits its subject as a whole
   * @param text of the base
   */
  static OverlayWording on(boolean prohibits, String text) {
    return new OverlayWording(
        prohibits,
        ClauseText.of(text).stream()
            .flatMap(one -> ShownText.sentences(one.text()).stream())
            .toList());
  }

  /** What an overlay's reading of a base clause does to it. */
  static Direction reading(String before, String after) {
    var direction = Strictness.between(ShownText.letters(before), ShownText.letters(after));
    var former = plainly(before);
    var later = plainly(after);
    if (asksWhatWasForbidden(former, later)
        || (!FORBIDS.matcher(former).find() && forbidsWhatWasAsked(former, later))) {
      // what had to be done must not be done, or the other way round: the rule is gone
      return Direction.LOOSER;
    }
    if (letsGoAnywhere(after) && !letsGoAnywhere(before)) {
      return Direction.LOOSER;
    }
    var more = conditions(later) - conditions(former);
    if (more > 0 && isRule(former) && isRule(later) && !ONLY.matcher(later).find()) {
      // a rule that holds under a condition holds less often
      return direction.and(Direction.LOOSER);
    }
    return direction;
  }

  /** "Must be reviewed" against "must not be reviewed"; one of "only" is a limit and no demand. */
  private static boolean forbidsWhatWasAsked(String former, String later) {
    return !ONLY.matcher(former).find()
        && acts(ASKED, former).anyMatch(act -> acts(FORBIDDEN, later).anyMatch(act::equals));
  }

  /** "Should not target minors" against "must target minors". */
  private static boolean asksWhatWasForbidden(String former, String later) {
    return acts(FORBIDDEN, former)
        .anyMatch(
            act ->
                acts(ASKED, later).anyMatch(act::equals)
                    && acts(FORBIDDEN, later).noneMatch(act::equals));
  }

  private static Stream<String> acts(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1));
  }

  private static String plainly(String text) {
    return String.join(" ", ShownText.sentences(text));
  }

  private static long conditions(String text) {
    return Pattern.compile("\\b(?:if|provided|as long as|so long as|on condition|subject to)\\b")
        .matcher(text)
        .results()
        .count();
  }

  private static boolean isRule(String text) {
    return FORBIDS.matcher(text).find() || DEMANDS.matcher(text).find();
  }

  /** Whether a text lets something go, whatever the base says, and not by a permission alone. */
  static boolean letsGoAnywhere(String text) {
    return ShownText.sentences(text).stream()
        .map(LettingGo::ownWords)
        .anyMatch(OverlayWording::letsGo);
  }

  /** Whether a clause that an overlay adds lets something go, by any of its sentences. */
  boolean loosens(String clause) {
    return ShownText.sentences(clause).stream().anyMatch(this::sentenceLoosens);
  }

  private boolean sentenceLoosens(String sentence) {
    return ownLoosens(LettingGo.ownWords(sentence));
  }

  private boolean ownLoosens(String sentence) {
    var main = main(sentence);
    if (EXCEPTS.matcher(sentence).find()
        && OF_THE_BASE.matcher(main).find()
        && !isRuleOnItsOwn(main)) {
      return true;
    }
    if (letsGo(sentence) || saysNoneOfWhatIsAsked(main) || goesWithout(main)) {
      return true;
    }
    if (LettingGo.isDenied(main) || FORBIDS.matcher(main).find() || DEMANDS.matcher(main).find()) {
      return false;
    }
    return ALLOWS.matcher(LettingGo.withoutSanctions(main)).find() && permissionLoosens(sentence);
  }

  /** Whatever the base says. */
  private static boolean letsGo(String sentence) {
    var main = main(sentence);
    return LettingGo.isIn(main) || (LettingGo.isByWish(sentence) && !FORBIDS.matcher(main).find());
  }

  /** The sentence without its limits, unless it begins with them. */
  private static String main(String sentence) {
    var tail = TAIL.matcher(sentence);
    return tail.find() && tail.start() > 0 ? sentence.substring(0, tail.start()) : sentence;
  }

  /** "Clause 2 must be shown too, except in print" asks for something; it takes nothing away. */
  private static boolean isRuleOnItsOwn(String main) {
    return DEMANDS.matcher(main).find() || FORBIDS.matcher(main).find();
  }

  /** "No warning must be shown" where the base has it that a warning must be. */
  private boolean saysNoneOfWhatIsAsked(String main) {
    var none = NONE.matcher(main);
    return none.find()
        && rules()
            .filter(rule -> !FORBIDS.matcher(rule).find() && rule.contains(none.group(2)))
            .map(rule -> DEMANDS.split(rule, 2)[0])
            .anyMatch(asked -> Subjects.of(asked).containsAll(Subjects.of(none.group(1))));
  }

  /** "Shown without any warning" where the base asks for one. */
  private boolean goesWithout(String main) {
    var given = GoingWithout.what(main).map(Subjects::of).orElseGet(Set::of);
    return rules()
        .filter(rule -> !FORBIDS.matcher(rule).find())
        .anyMatch(rule -> Subjects.of(rule).stream().anyMatch(given::contains));
  }

  private boolean permissionLoosens(String sentence) {
    if (prohibits || lifts(sentence)) {
      return true;
    }
    var without = WITHOUT.matcher(sentence);
    if (without.find()) {
      var given = Subjects.of(without.group(1));
      return OF_THE_BASE.matcher(without.group(1)).find()
          || rules().anyMatch(rule -> Subjects.of(rule).stream().anyMatch(given::contains));
    }
    var isTied = ONLY.matcher(sentence).find() || CONDITION.matcher(sentence).find();
    return !isTied || asksForLess(sentence);
  }

  /** Whether the base forbids just what the sentence allows, but for what it excepts itself. */
  private boolean lifts(String sentence) {
    var main = main(sentence);
    return base.stream().anyMatch(rule -> ForbiddenByBase.lifts(rule, sentence, main));
  }

  /** Whether the condition is one of the base's with a lower limit. */
  private boolean asksForLess(String sentence) {
    var tail = TAIL.matcher(sentence);
    if (!tail.find()) {
      return false;
    }
    var condition = "must be: " + sentence.substring(tail.start());
    var subjects = Subjects.of(condition);
    return rules()
        .filter(rule -> Subjects.of(rule).stream().anyMatch(subjects::contains))
        .filter(rule -> rule.matches(".*\\d.*") && condition.matches(".*\\d.*"))
        .anyMatch(rule -> Strictness.between(rule, condition).loosens());
  }

  private Stream<String> rules() {
    return base.stream().filter(OverlayWording::isRule);
  }

  /** Whether the base prohibits its subject as a whole: what is asked of it then lets it be. */
  boolean prohibits() {
    return prohibits;
  }

  /** Whether any sentence of the base, rule or not, has a word of what is said in it. */
  boolean speaksOf(String what) {
    var subjects = Subjects.of(what);
    var few = SHORT.matcher(what).results().map(found -> found.group()).toList();
    return base.stream()
        .anyMatch(
            sentence ->
                Subjects.of(sentence).stream().anyMatch(subjects::contains)
                    || SHORT
                        .matcher(sentence)
                        .results()
                        .anyMatch(one -> few.contains(one.group())));
  }

  /** Whether the base forbids something of which the sentence speaks. */
  boolean forbidsWhatIsIn(String sentence) {
    return lifts(sentence);
  }

  /** Whether both set a limit to one thing, and that of the sentence is not the stricter one. */
  boolean asksForMoreThan(String sentence) {
    var subjects = Subjects.of(sentence);
    return rules()
        .filter(rule -> rule.matches(".*\\d.*") && sentence.matches(".*\\d.*"))
        .filter(rule -> Subjects.of(rule).stream().anyMatch(subjects::contains))
        .map(rule -> Strictness.between(rule, sentence))
        .anyMatch(direction -> direction != Direction.SAME && direction != Direction.STRICTER);
  }

  /** Whether the base has a rule on something of which the sentence speaks. */
  boolean hasSubjectOf(String sentence) {
    var subjects = Subjects.of(sentence);
    return rules().anyMatch(rule -> Subjects.of(rule).stream().anyMatch(subjects::contains));
  }
}
