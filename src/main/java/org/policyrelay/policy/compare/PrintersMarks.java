package org.policyrelay.policy.compare;

import java.util.regex.Pattern;

/**
 * A printer's quotation marks and hyphens as a keyboard has them, where that is all that differs. A
 * printer's mark has a direction, and with it says what is quoted: it is taken for the straight one
 * only where it stands as that side of a quotation would, in turns, and no straight one of its kind
 * stands beside it. A mark in what somebody may copy as an address, in whatever alphabet, is a
 * letter of the address.
 */
final class PrintersMarks {

  private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})\u2019(?=\\p{L})");

  private static final Pattern TYPED_APOSTROPHE = Pattern.compile("(?<=\\p{L})'(?=\\p{L})");

  private static final Pattern HYPHEN = Pattern.compile("[\u2010\u2011]");

  private static final Pattern ELLIPSIS = Pattern.compile("\u2026");

  private static final Pattern MARK =
      Pattern.compile("[\u2010\u2011\u2018\u2019\u201C\u201D\u2026]");

  private static final Pattern TOKEN = Pattern.compile("\\S+");

  /** What stands around a word, and is none of it. */
  private static final Pattern AROUND =
      Pattern.compile(
          "^[\"'%1$s]++|[\"'%1$s]++$".formatted("\u201C\u201D\u2018\u2019\u2026()\\[\\]{}.,;:!?"));

  /** Letters, digits, and hyphens and apostrophes between them. */
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{Nd}\u2010\u2011\u2019'-]*+");

  private static final Pattern NOT_BETWEEN =
      Pattern.compile("^[\u2010\u2011-]|[\u2010\u2011\u2019'-]{2}|[\u2010\u2011-]$");

  private static final Quotes DOUBLE = new Quotes("\"", '\u201C', '\u201D', false);
  private static final Quotes SINGLE = new Quotes("'", '\u2018', '\u2019', true);

  private PrintersMarks() {}

  /** Whether each of them stands in a word or around it, and none in anything else. */
  static boolean areInWordsAlone(String shown) {
    return TOKEN
        .matcher(shown)
        .results()
        .map(token -> token.group())
        .filter(token -> MARK.matcher(token).find())
        .map(token -> AROUND.matcher(token).replaceAll(""))
        .allMatch(word -> WORD.matcher(word).matches() && !NOT_BETWEEN.matcher(word).find());
  }

  /** With each of them as typed that says nothing more than the typed one. */
  static String typed(String text) {
    var words = SINGLE.typed(DOUBLE.typed(apostrophes(text)));
    return ELLIPSIS.matcher(HYPHEN.matcher(words).replaceAll("-")).replaceAll("...");
  }

  private static String apostrophes(String text) {
    return APOSTROPHE.matcher(text).replaceAll("'");
  }

  /**
   * @param straight the typed mark
   * @param alone whether a closing one may stand alone, as the apostrophe after "users" does
   */
  private record Quotes(String straight, char open, char close, boolean alone) {

    String typed(String text) {
      var beside = TYPED_APOSTROPHE.matcher(text).replaceAll("");
      if (beside.contains(straight) || !areQuotations(text)) {
        return text;
      }
      return text.replace(String.valueOf(open), straight).replace(String.valueOf(close), straight);
    }

    /** Whether each mark stands as its side of a quotation, in turns. */
    private boolean areQuotations(String text) {
      var within = false;
      for (var at = 0; at < text.length(); at++) {
        var mark = text.charAt(at);
        if (mark == open) {
          if (within || !opens(text, at)) {
            return false;
          }
          within = true;
        } else if (mark == close) {
          if ((!within && !alone) || isBlank(text, at - 1)) {
            return false;
          }
          within = false;
        }
      }
      return !within;
    }

    /** Behind nothing, a space or a bracket, and before what is quoted. */
    private static boolean opens(String text, int at) {
      return (isBlank(text, at - 1) || "([{".indexOf(text.charAt(at - 1)) >= 0)
          && !isBlank(text, at + 1);
    }

    private static boolean isBlank(String text, int at) {
      return at < 0 || at >= text.length() || Character.isWhitespace(text.charAt(at));
    }
  }
}
