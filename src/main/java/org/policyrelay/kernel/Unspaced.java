package org.policyrelay.kernel;

import java.util.regex.Pattern;

/**
 * Scripts that put no space between words, and Hangul, which joins to a word what other languages
 * put beside it. What is a word there only a dictionary could guess; what is a letter is certain.
 */
public final class Unspaced {

  /** Inside a character class: a letter of such a script. */
  public static final String LETTER =
      "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsBopomofo}\\p{IsHangul}\\p{IsYi}\\p{IsThai}"
          + "\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}\\p{IsTibetan}\\p{IsTai_Le}\\p{IsNew_Tai_Lue}"
          + "\\p{IsTai_Tham}\\p{IsTai_Viet}\\p{IsJavanese}\\p{IsBalinese}\u30FC\uFF70&&\\p{L}]";

  /**
   * A letter with all that is drawn around, above and below it: marks, Thai's and Lao's am,
   * joiners, and the letter below it that Khmer's coeng and the viramas of Burmese and others
   * bring.
   */
  public static final String WITH_MARKS =
      LETTER
          + "(?:[\\p{M}\u0E33\u0EB3\u200C\u200D]|(?<=[\u17D2\u1039\u1A60\uA9C0\u1B44])"
          + LETTER
          + ")*";

  private static final Pattern ANY = Pattern.compile(LETTER);

  private Unspaced() {}

  /** Whether such a letter stands in the text. */
  public static boolean isIn(String text) {
    return ANY.matcher(text).find();
  }
}
