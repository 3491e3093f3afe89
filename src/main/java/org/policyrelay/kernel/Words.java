package org.policyrelay.kernel;

import java.util.Locale;

/** Codes as people read them: {@code handed-back} is {@code Handed back}. */
public final class Words {

  private Words() {}

  /** To stand alone, as in a field of a table. */
  public static String title(String code) {
    var words = of(code);
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** A text with a capital to begin with, the rest as it is; for one that has a letter at least. */
  public static String capital(String text) {
    var first = text.codePointAt(0);
    return Character.toString(Character.toUpperCase(first))
        + text.substring(Character.charCount(first));
  }

  /** Such as {@code 1 day} and {@code 2 days}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** Inside a sentence. */
  public static String of(String code) {
    return code.replace('-', ' ').replace('_', ' ').toLowerCase(Locale.ROOT);
  }

  /** Without the full stop at its end, for a sentence that goes on; what is left out stays so. */
  public static String unended(String text) {
    return text.endsWith(".") && !text.endsWith("..") ? text.substring(0, text.length() - 1) : text;
  }
}
