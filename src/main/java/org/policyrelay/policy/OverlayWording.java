package org.policyrelay.policy;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether what an overlay says in English lets something go that its base asks for. An added demand
 * never does, whatever it excepts from itself, and neither does a permission that is tied to a
 * condition, as long as the base does not forbid just that. What cannot be told is let through: who
 * approves sees the words, and of those in another language {@link Unjudged} says that nobody has
 * held them against the base. A letter that looks like a Latin one is read as that.
 */
final class OverlayWording {

  private static final Pattern SENTENCE = Pattern.compile("(?<=[.;!?])\\s+");
  private static final Pattern WORD = Pattern.compile("\\p{L}{4,}");

  private static final Pattern FORBIDS =
      Pattern.compile(
          "\\b(?:(?:must|may|shall|can|should|is|are|be)\\s+(?:never|not)\\b(?!\\s+(?:be\\s+)?(?:required|mandatory|needed|necessary|obliged|subject|apply))"
              + "|cannot|can't|mustn't|never|prohibited|banned|forbidden|illegal|unlawful"
              + "|not (?:be )?(?:allowed|permitted)|(?:no one|nobody|none|nothing|neither)\\b.*\\b(?:may|can|is|are)"
              + "|no\\b(?! (?:licence|license|permit|approval|warning|review|check|age)\\b)[^,]*?\\b(?:may|can|shall|must|is allowed|is permitted|are allowed|are permitted|is exempt|are exempt))\\b");
  private static final Pattern DEMANDS =
      Pattern.compile(
          "\\b(?:must|shall|required|requires?|mandatory|obliged|has to|have to|needs to|need to)\\b");
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

  private static final Pattern FORCE_OR_LIMIT =
      Pattern.compile(
          "\\b(?:must|may|shall|should|can|not|never|only|be|at least|at most|\\d+(?:[.,:]\\d+)*%?"
              + "|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty)(?![\\p{L}\\d])");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\u034f]");
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

  /** The thing is named in the next few words, or another one is. */
  private static final Pattern SHOWN_WITHOUT =
      Pattern.compile(
          "\\bwithout (?:(?:any|an?|the|such|prior)\\s+)*((?:[\\p{L}'-]+\\s*){1,2})(?![^,]*\\b(?:must|shall)\\b)");

  private static final Pattern NEGATES =
      Pattern.compile(
          "\\b(?:not|never|no|nobody|none|nor|reject\\w*|refus\\w*|remov\\w*|block\\w*|stop\\w*)\\b");

  private static final Set<String> NO_SUBJECT =
      Stream.of(
              "prohibited banned forbidden illegal unlawful advert advertise advertised advertising advertisement advertisements shown show"
                  + " showing that this these those they them their with without from into must"
                  + " shall should allowed permitted required requires provided subject only also"
                  + " never unless except when where been have being more than other here market"
                  + " clause policy such each every before after between during within until")
          .flatMap(words -> Stream.of(words.split(" ")))
          .map(OverlayWording::stem)
          .collect(Collectors.toUnmodifiableSet());

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
        ClauseText.of(text).stream().flatMap(one -> sentences(one.text()).stream()).toList());
  }

  /** What an overlay's reading of a base clause does to it. */
  static Direction reading(String before, String after) {
    var direction =
        Strictness.between(PolicyMarkdown.letters(before), PolicyMarkdown.letters(after));
    var former = plain(before);
    var later = plain(after);
    if (!FORBIDS.matcher(former).find()
        && DEMANDS.matcher(former).find()
        && FORBIDS.matcher(later).find()) {
      // what had to be done must not be done: the demand is gone
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

  /**
   * Whether the overlay's reading may stand in the place of the clause: only where nothing is
   * different but its force and its limits, and each of these is stricter. Any other reading stands
   * beside the clause, which goes on to hold: "on Sundays" and "in large letters" are told apart by
   * no program.
   */
  static boolean isProvedStricter(String before, String after) {
    return reading(before, after) == Direction.STRICTER
        && withoutForceAndLimits(before).equals(withoutForceAndLimits(after));
  }

  private static String withoutForceAndLimits(String text) {
    return FORCE_OR_LIMIT.matcher(plain(text)).replaceAll(" ").replaceAll("[\\s.]+", " ").strip();
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

  private static boolean letsGoAnywhere(String text) {
    return sentences(text).stream().map(LettingGo::ownWords).anyMatch(OverlayWording::letsGo);
  }

  /** Whether a clause that an overlay adds lets something go, by any of its sentences. */
  boolean loosens(String clause) {
    return sentences(clause).stream().anyMatch(this::sentenceLoosens);
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
    return ALLOWS.matcher(main).find() && permissionLoosens(sentence);
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
            .filter(rule -> DEMANDS.matcher(rule).find() && rule.contains(none.group(2)))
            .anyMatch(rule -> subjects(rule).containsAll(subjects(none.group(1))));
  }

  /** "Shown without any warning" where the base asks for one. */
  private boolean goesWithout(String main) {
    var without = SHOWN_WITHOUT.matcher(main);
    if (!without.find() || NEGATES.matcher(main).find() || FORBIDS.matcher(main).find()) {
      return false;
    }
    var given = subjects(without.group(1));
    return rules()
        .filter(rule -> !FORBIDS.matcher(rule).find())
        .anyMatch(rule -> subjects(rule).stream().anyMatch(given::contains));
  }

  private boolean permissionLoosens(String sentence) {
    if (prohibits || lifts(sentence)) {
      return true;
    }
    var without = WITHOUT.matcher(sentence);
    if (without.find()) {
      var given = subjects(without.group(1));
      return OF_THE_BASE.matcher(without.group(1)).find()
          || rules().anyMatch(rule -> subjects(rule).stream().anyMatch(given::contains));
    }
    var isTied = ONLY.matcher(sentence).find() || CONDITION.matcher(sentence).find();
    return !isTied || asksForLess(sentence);
  }

  /** Whether the base forbids just what the sentence allows. */
  private boolean lifts(String sentence) {
    var subjects = subjects(sentence);
    return base.stream()
        .filter(rule -> FORBIDS.matcher(rule).find() && !EXCEPTS.matcher(rule).find())
        .map(OverlayWording::subjects)
        .anyMatch(forbidden -> !forbidden.isEmpty() && subjects.containsAll(forbidden));
  }

  /** Whether the condition is one of the base's with a lower limit. */
  private boolean asksForLess(String sentence) {
    var tail = TAIL.matcher(sentence);
    if (!tail.find()) {
      return false;
    }
    var condition = "must be: " + sentence.substring(tail.start());
    var subjects = subjects(condition);
    return rules()
        .filter(rule -> subjects(rule).stream().anyMatch(subjects::contains))
        .filter(rule -> rule.matches(".*\\d.*") && condition.matches(".*\\d.*"))
        .anyMatch(rule -> Strictness.between(rule, condition).loosens());
  }

  private Stream<String> rules() {
    return base.stream().filter(OverlayWording::isRule);
  }

  private static Set<String> subjects(String text) {
    var subjects = new HashSet<String>();
    WORD.matcher(text).results().map(found -> stem(found.group())).forEach(subjects::add);
    subjects.removeAll(NO_SUBJECT);
    return subjects;
  }

  /** Enough of a word to know it again: licence, licensed and licences are one. */
  private static String stem(String word) {
    var single =
        word.endsWith("s") && word.length() > 4 ? word.substring(0, word.length() - 1) : word;
    return single.length() > 5 ? single.substring(0, 5) : single;
  }

  /** As they are compared: in small plain letters, as they are read and not as they are written. */
  static List<String> sentences(String text) {
    return Stream.of(SENTENCE.split(plain(text))).filter(one -> !one.isBlank()).toList();
  }

  private static String plain(String text) {
    var letters = Normalizer.normalize(PolicyMarkdown.letters(text), Normalizer.Form.NFKC);
    return Confusables.asLatin(UNSEEN.matcher(letters).replaceAll(""))
        .toLowerCase(Locale.ROOT)
        .replace('\u2019', '\'')
        .replaceAll("\\bcan't\\b", "cannot")
        .replaceAll("\\bwon't\\b", "will not")
        .replaceAll("(?<=\\p{L})n't\\b", " not")
        .strip();
  }
}
