package org.policyrelay.policy.compare;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyrelay.policy.entry.Confusables;
import org.policyrelay.policy.entry.Seen;

/**
 * Which way the rule of a clause moves when its words change: by its force (may, should, must, must
 * not), its exceptions and its numbers. Says {@link Direction#UNCLEAR} rather than guess.
 */
public final class Strictness {

  private static final Pattern FORBIDS =
      Pattern.compile(
          "\\b(?:(?:must|may|shall|can|is|are)\\s+(?:never|not)(?!\\s+(?:be\\s+)?(?:required|mandatory))"
              + "|cannot|can['\u2019]t|mustn['\u2019]t|never|prohibited|banned|forbidden|illegal|unlawful)\\b");
  private static final Pattern DEMANDS =
      Pattern.compile("\\b(?:must|shall|required|requires?|mandatory|only)\\b");
  private static final Pattern ASKS = Pattern.compile("\\bshould\\b");
  private static final Pattern ALLOWS =
      Pattern.compile(
          "\\b(?:may|can|allowed|permitted|optional|exempt|need not|not (?:be )?(?:required|mandatory))\\b");

  /** What turns a permission round without a "not" beside its verb: "no ad may", "nobody may". */
  private static final Pattern NEGATES =
      Pattern.compile(
          "\\b(?:nobody|no one|none|neither|nor|hardly|rarely|no(?!\\s+\\p{L}+\\s+than))\\b");

  private static final Pattern EXCEPTION =
      Pattern.compile("\\b(?:unless|except|exempt|exception|however|other than)\\b");

  private static final Pattern WAIVES =
      Pattern.compile("\\b(?:(?:does|do|shall) not apply|waived?|need not|exempt(?:ed)?)\\b");

  private static final String NUMBER =
      "(\\d+(?:[.,]\\d+)*%?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty)";
  private static final Pattern AT_MOST =
      Pattern.compile(
          "(?:at most|(?:no|not) (?:more|older|longer|later) than|maximum(?: of)?|up to|within|under"
              + "|below|(?<!\\bno )(?<!\\bnot )(?:less|fewer|younger|shorter) than)\\s+(?:the\\s+)?"
              + NUMBER
              + "|"
              + NUMBER
              + "(?:\\s+\\p{L}+)?\\s+(?:or|and)\\s+(?:less|fewer|under|below|younger)");
  private static final Pattern AT_LEAST =
      Pattern.compile(
          "(?:at least|(?:no|not) (?:less|fewer|younger|shorter) than|minimum(?: of)?|over|above|exceed(?:s|ing)?"
              + "|(?:more|older|longer) than)\\s+(?:the\\s+)?"
              + NUMBER
              + "|"
              + NUMBER
              + "(?:\\s+\\p{L}+)?\\s+(?:or|and)\\s+(?:older|over|above|more)");
  private static final Pattern ANY_NUMBER = Pattern.compile("\\b" + NUMBER + "(?![\\p{L}])");
  private static final List<String> WORDS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private static final int NO_FORCE = -1;

  private Strictness() {}

  /** From one reading of a clause to another. */
  public static Direction between(String before, String after) {
    var former = letters(before);
    var later = letters(after);
    if (RuleWords.of(before).equals(RuleWords.of(after))) {
      return Direction.SAME;
    }
    var direction = force(former, later).and(exceptions(former, later));
    direction = direction.and(numbers(former, later));
    return direction == Direction.SAME ? Direction.UNCLEAR : direction;
  }

  /** What a clause does to the rule by being there. */
  static Direction ofAdding(String clause) {
    var text = letters(clause);
    if (WAIVES.matcher(text).find()) {
      return Direction.LOOSER;
    }
    return switch (forceOf(text)) {
      case NO_FORCE -> Direction.UNCLEAR;
      case 0 -> Direction.LOOSER;
      default -> Direction.STRICTER;
    };
  }

  private static String letters(String clause) {
    return Confusables.asLatin(Seen.words(clause)).toLowerCase(Locale.ROOT);
  }

  private static Direction force(String before, String after) {
    var former = forceOf(before);
    var later = forceOf(after);
    if (former == later) {
      return Direction.SAME;
    }
    return former == NO_FORCE || later == NO_FORCE
        ? Direction.UNCLEAR
        : Direction.ofRanks(former, later);
  }

  private static int forceOf(String text) {
    if (FORBIDS.matcher(text).find()) {
      return 3;
    }
    if (DEMANDS.matcher(text.replaceAll("not (?:be )?(?:required|mandatory)", " ")).find()) {
      return 2;
    }
    if (ASKS.matcher(text).find()) {
      return 1;
    }
    // a "no" may be of what is allowed or of the permission: that a person has to read
    return ALLOWS.matcher(text).find() && !NEGATES.matcher(text).find() ? 0 : NO_FORCE;
  }

  /**
   * What is excepted is let go, so every exception more is looser; of what is allowed, stricter.
   */
  private static Direction exceptions(String before, String after) {
    var stricter = Direction.ofRanks(count(EXCEPTION, before), count(EXCEPTION, after));
    return forceOf(before) == 0 && forceOf(after) == 0 ? stricter : stricter.reversed();
  }

  private static int count(Pattern pattern, String text) {
    return (int) pattern.matcher(text).results().count();
  }

  private static Direction numbers(String before, String after) {
    var former = ANY_NUMBER.matcher(before).results().map(found -> found.group()).toList();
    var later = ANY_NUMBER.matcher(after).results().map(found -> found.group()).toList();
    if (former.equals(later)) {
      return Direction.SAME;
    }
    if (former.size() != later.size()) {
      return Direction.UNCLEAR;
    }
    var direction = Direction.SAME;
    for (var place = 0; place < former.size(); place++) {
      var one = value(former.get(place));
      var other = value(later.get(place));
      if (one != other) {
        direction = direction.and(number(after, later.get(place), other > one));
      }
    }
    return direction;
  }

  /** A limit from below is stricter when it rises, unless it says what is forbidden. */
  private static Direction number(String text, String number, boolean rises) {
    var most = isNear(AT_MOST, text, number);
    var least = isNear(AT_LEAST, text, number) && !most;
    if (!most && !least) {
      return Direction.UNCLEAR;
    }
    var forbids = forceOf(text) == 3 && !text.matches("(?s).*\\b(?:no|not) \\p{L}+ than.*");
    return least == rises != forbids ? Direction.STRICTER : Direction.LOOSER;
  }

  private static boolean isNear(Pattern limit, String text, String number) {
    Matcher found = limit.matcher(text);
    while (found.find()) {
      if (number.equals(found.group(1)) || number.equals(found.group(2))) {
        return true;
      }
    }
    return false;
  }

  private static double value(String number) {
    return switch (number) {
      case "twelve" -> 12;
      case "eighteen" -> 18;
      case "twenty" -> 20;
      default -> {
        var word = WORDS.indexOf(number);
        yield word >= 0
            ? word
            : Double.parseDouble(
                number
                    .replace("%", "")
                    .replaceAll(",(?=\\d{3})", "")
                    .replace(',', '.')
                    .replaceAll("\\.(?=.*\\.)", ""));
      }
    };
  }
}
