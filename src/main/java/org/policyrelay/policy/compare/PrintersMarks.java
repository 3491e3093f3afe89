package org.policyrelay.policy.compare;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A printer's quotation marks and hyphens as a keyboard has them, where that is all that differs. A
 * printer's mark has a direction, and with it says what is quoted: it is taken for the straight one
 * only where it stands as that side of a quotation would, in turns, and no straight one of its kind
 * stands beside it. A hyphen in what somebody may copy as an address is a letter of the address.
 */
final class PrintersMarks {

  /** What a quotation stands behind: nothing, a space or a bracket. */
  private static final String OPENS = "(?<![^\\s(\\[{])";

  /** What is quoted. */
  private static final String BEFORE = "(?=\\S)";

  private static final String CLOSES = "(?<=\\S)";

  private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})\u2019(?=\\p{L})");

  private static final Pattern TYPED_APOSTROPHE = Pattern.compile("(?<=\\p{L})'(?=\\p{L})");

  private static final Pattern HYPHEN = Pattern.compile("[\u2010\u2011]");

  private static final Pattern TOKEN = Pattern.compile("\\S+");

  /** Such as a domain, an address of mail, a path or a name in a program. */
  private static final Pattern ADDRESS = Pattern.compile("[./@:_#?&=\\\\]\\p{Alnum}");

  private static final Quotes DOUBLE = new Quotes("\"", '\u201C', '\u201D', false);
  private static final Quotes SINGLE = new Quotes("'", '\u2018', '\u2019', true);

  private PrintersMarks() {}

  /** With each of them as typed that says nothing more than the typed one. */
  static String typed(String text) {
    return hyphens(SINGLE.typed(DOUBLE.typed(apostrophes(text))));
  }

  private static String apostrophes(String text) {
    return APOSTROPHE.matcher(text).replaceAll("'");
  }

  private static String hyphens(String text) {
    return TOKEN
        .matcher(text)
        .replaceAll(
            token ->
                Matcher.quoteReplacement(
                    ADDRESS.matcher(token.group()).find()
                        ? token.group()
                        : HYPHEN.matcher(token.group()).replaceAll("-")));
  }

  /**
   * @param straight the typed mark
   * @param quotations a text in which each printer's mark stands as its side of a quotation
   */
  private record Quotes(String straight, char open, char close, Pattern quotations) {

    /**
     * @param alone whether a closing one may stand alone, as the apostrophe after "users" does
     */
    Quotes(String straight, char open, char close, boolean alone) {
      this(straight, open, close, Pattern.compile(quotations(open, close, alone)));
    }

    private static String quotations(char open, char close, boolean alone) {
      var other = "[^%c%c]*+".formatted(open, close);
      var begin = "%s%c%s".formatted(OPENS, open, BEFORE) + other;
      return "%s(?:%s%s%c%s)*+"
          .formatted(other, alone ? "(?:" + begin + ")?" : begin, CLOSES, close, other);
    }

    String typed(String text) {
      var beside = TYPED_APOSTROPHE.matcher(text).replaceAll("");
      if (beside.contains(straight) || !quotations.matcher(text).matches()) {
        return text;
      }
      return text.replace(String.valueOf(open), straight).replace(String.valueOf(close), straight);
    }
  }
}
