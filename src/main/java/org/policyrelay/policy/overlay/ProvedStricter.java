package org.policyrelay.policy.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.policyrelay.policy.entry.Seen;
import org.policyrelay.policy.entry.ShownText;

/**
 * Whether a reading of a clause certainly asks for all that the clause asks for, and more: whoever
 * keeps the reading keeps the clause. It is proved where every word that a page shows is the same
 * but for one of three edits, each in a plain sentence of which it knows every word around the
 * edit: {@code should} becomes {@code must}, what {@code may be shown} {@code must not be shown},
 * or a number moves the way its bound says. All else, whatever a person makes of it, is not proved.
 */
final class ProvedStricter {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\d+(?:[.,:/]\\d+)*|[\\p{L}\\p{M}]+(?:'[\\p{L}\\p{M}]+)*|[^\\s\\p{L}\\p{M}]");

  private static final Set<String> SENTENCE_ENDS = Set.of(".", "!", "?", ";", ":");
  private static final int LONGEST_NUMBER = 6;

  private static final String ALL = "(?:(?:all|any|every|each|the|an?) )?";

  private static final String KIND =
      "(?:(?:alcohol|tobacco|gambling|lottery|betting|casino|gaming|loan|credit|financial|insurance"
          + "|beer|wine|food|medicine|political|print|online|digital|outdoor|cinema|radio|tv|television"
          + "|video|health|risk|age|safety|legal) ){0,3}";

  /** What a limit is set to, so that more of it or less is known to be stricter. */
  private static final String MEASURED_NOUN =
      "(?:ads?|advertisements?|adverts?|commercials?|spots?|videos?|clips?|banners?|posters?|texts?"
          + "|fonts?|letters|logos?|warnings?|subtitles?|viewers?|audiences?|readers?|players?"
          + "|customers?|buyers?|borrowers?|people|persons?|models?|actors?|advertisers?|lenders?)";

  /** Other things that are shown, and who shows them. */
  private static final String OTHER_NOUN =
      "(?:listings?|landing pages?|operators?|sellers?|brokers?|banks?|insurers?|retailers?"
          + "|importers?|manufacturers?|notices?|disclaimers?|labels?|seals?|odds|prices?|costs?|rates?"
          + "|fees?|charges?|risks?|names?|numbers?|addresses|licen[cs]es?|claims?|images?|pictures?"
          + "|music|loans?|credits?|insurance|beers?|wines?|spirits?|liquors?|alcohol|tobacco"
          + "|cigarettes?|cigars?|vapes?|lottery|lotteries|gambling|betting|bets|casinos?|games?"
          + "|medicines?|drugs?|weapons?|toys?|foods?|drinks?|products?|services?|celebrit(?:y|ies))";

  /**
   * What stands before the force: all of a known kind. Of a part of them, such as at most half,
   * more may be asked by a lower number, so no other word is let through, whatever it is.
   */
  private static String subject(String noun) {
    var all = ALL + KIND + noun;
    return all + "(?: and " + all + ")?(?: in " + ALL + KIND + "(?:ads|advertisements|ad))? ";
  }

  private static final Pattern SUBJECT =
      Pattern.compile(subject("(?:" + MEASURED_NOUN + "|" + OTHER_NOUN + ")"));

  private static final Pattern MEASURED = Pattern.compile(subject(MEASURED_NOUN));

  private static final Pattern FORCE = Pattern.compile("(?<= )(?:must|shall|should|may|#) ");

  private static final String ASKS = "(?:must|shall|should) ";
  private static final String HAS =
      "(?:be|carry|show|contain|have|include|last|run|display|name|list|cover|occupy|fill) ";

  /**
   * Of what the number is, and where it holds: with a purpose or a condition, or for a part of
   * them, more of it may bind fewer.
   */
  private static final String TAIL =
      "(?: (?:years?|words?|lines?|letters?|points?|pixels?|warnings?|logos?|seconds?|minutes?|hours?"
          + "|days?|%|percent))?(?: (?:old|of age|long|high|wide|tall))?"
          + "(?: of (?:it|its (?:area|length|height|surface)"
          + "|(?:the|each|every|any|an?) (?:ad|advertisement|spot|video|clip|banner|poster|text|page"
          + "|screen|area|surface)))?(?: in (?:print|cinemas|(?:all|any) ads))?";

  /** A number that is stricter when it rises; {@code #} stands for it. */
  private static final Pattern FROM_BELOW =
      Pattern.compile(
          "(?:"
              + ASKS
              + HAS
              + "(?:at least|(?:no|not) (?:less|fewer|younger) than|a minimum of) #"
              + "|"
              + ASKS
              + "be (?:over|above|older than|more than) #"
              + "|"
              + ASKS
              + "be #(?: years(?: old| of age)?)? (?:or|and) (?:older|over|above|more)"
              + "|"
              + ASKS
              + "not be (?:under|below|younger than|less than|fewer than) #)"
              + TAIL);

  /** A number that is stricter when it falls. */
  private static final Pattern FROM_ABOVE =
      Pattern.compile(
          "(?:"
              + ASKS
              + HAS
              + "(?:at most|(?:no|not) (?:more|longer|larger|older) than|a maximum of) #"
              + "|"
              + ASKS
              + "not be (?:over|above|longer than|larger than|more than|older than) #"
              + "|"
              + ASKS
              + "not (?:exceed|last longer than|run longer than) #)"
              + TAIL);

  /** What somebody who advertises does; the edited word stands at {@code #}. */
  private static final Pattern SHOULD =
      Pattern.compile(
          "# (?:not |never )?(?:also |always |clearly )?(?:(?:show|carry|contain|name|state"
              + "|display|include|disclose|mention|target|depict|promote|claim|imply|encourage"
              + "|feature|glamorise|identify|list) .+"
              + "|be (?:shown|named|stated|displayed|disclosed|labelled|marked|advertised|published"
              + "|targeted|aimed|directed|quiet|silent|polite|short|legible|visible|clear|true"
              + "|truthful|honest|accurate|at least|at most|\\d+ or older)(?: .*)?)");

  private static final Pattern MAY =
      Pattern.compile(
          "# be (?:shown|advertised|displayed|published|promoted|broadcast|sold|offered|run)");

  /** Of these it is not known who would be bound by more, or let go by less. */
  private static final Pattern OF_OTHERS =
      Pattern.compile(
          "\\b(?:reviewers?|moderators?|platforms?|teams?|regulators?|authorit\\w+|we|us|reviews?|bans?"
              + "|exempt\\w*|exceptions?|waive\\w*|permi\\w+|approv\\w+|accept\\w*|allow\\w*|refus\\w+"
              + "|reject\\w*|suspen\\w+|restrict\\w*|penalt\\w+|sanctions?|fines?|blocks?|delays?"
              + "|optional|voluntary|lenien\\w*|ignor\\w+|relax\\w*)\\b");

  /** What is asked for only so that something else follows. */
  private static final Pattern PURPOSE =
      Pattern.compile(
          "#.*\\b(?:for\\b.*\\bto|so that|to (?!(?:adults|minors|children|people|persons|viewers|readers"
              + "|residents|the|all|any|every|each|those)\\b)\\w+)\\b");

  private static final Pattern SECOND_FORCE =
      Pattern.compile("#.*\\b(?:must|shall|should|may|can|could|might|need|needs|will)\\b");

  private ProvedStricter() {}

  /**
   * @param before the clause, as Markdown
   * @param after what is to be read in its place
   */
  static boolean is(String before, String after) {
    if (!ShownText.isOnlyWords(before) || !ShownText.isOnlyWords(after)) {
      return false;
    }
    var former = tokens(before);
    var later = tokens(after);
    var start = 0;
    var shorter = Math.min(former.size(), later.size());
    while (start < shorter && former.get(start).equals(later.get(start))) {
      start++;
    }
    var end = 0;
    while (end < shorter - start
        && former.get(former.size() - 1 - end).equals(later.get(later.size() - 1 - end))) {
      end++;
    }
    return isStricter(
        String.join(" ", former.subList(start, former.size() - end)),
        String.join(" ", later.subList(start, later.size() - end)),
        sentence(former.subList(0, start), former.subList(former.size() - end, former.size())));
  }

  private static boolean isStricter(String one, String other, String sentence) {
    var force = FORCE.matcher(sentence);
    if (!force.find()
        || OF_OTHERS.matcher(sentence).find()
        || SECOND_FORCE.matcher(sentence).find()
        || PURPOSE.matcher(sentence).find()) {
      return false;
    }
    var subject = sentence.substring(0, force.start());
    var rule = sentence.substring(force.start());
    if (!SUBJECT.matcher(subject).matches()) {
      return false;
    }
    return switch (one) {
      case "should" -> Set.of("must", "shall").contains(other) && SHOULD.matcher(rule).matches();
      case "may" ->
          Set.of("must not", "shall not", "must never", "cannot").contains(other)
              && MAY.matcher(rule).matches();
      default ->
          isNumber(one)
              && isNumber(other)
              && MEASURED.matcher(subject).matches()
              && moves(one, other, rule);
    };
  }

  private static boolean moves(String one, String other, String rule) {
    var rises = Integer.parseInt(other) > Integer.parseInt(one);
    return !isPartOfMore(rule) && (rises ? FROM_BELOW : FROM_ABOVE).matcher(rule).matches();
  }

  /** Whole and short: of 1.500 and 1,500 nobody knows whether they are one and a half. */
  private static boolean isNumber(String token) {
    return !token.isEmpty()
        && token.length() <= LONGEST_NUMBER
        && token.chars().allMatch(Character::isDigit);
  }

  /** A range or an amount of money: the sign beside the number belongs to it. */
  private static boolean isPartOfMore(String sentence) {
    return sentence.matches(".*# [^a-z%,)].*");
  }

  /** The sentence of the edit, in which it is marked. */
  private static String sentence(List<String> before, List<String> after) {
    var words = new ArrayList<String>();
    for (var index = before.size() - 1; index >= 0 && !ends(before.get(index)); index--) {
      words.add(0, before.get(index));
    }
    words.add("#");
    for (var index = 0; index < after.size() && !ends(after.get(index)); index++) {
      words.add(after.get(index));
    }
    return String.join(" ", words);
  }

  private static boolean ends(String token) {
    return SENTENCE_ENDS.contains(token);
  }

  /** Words, numbers and signs as they are shown, in small letters; a last full stop is none. */
  private static List<String> tokens(String markdown) {
    var shown = Seen.words(ShownText.letters(markdown)).toLowerCase(Locale.ROOT);
    var tokens =
        new ArrayList<>(TOKEN.matcher(shown).results().map(found -> found.group()).toList());
    if (!tokens.isEmpty() && tokens.get(tokens.size() - 1).equals(".")) {
      tokens.remove(tokens.size() - 1);
    }
    return tokens;
  }
}
