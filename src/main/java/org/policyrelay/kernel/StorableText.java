package org.policyrelay.kernel;

import java.util.Optional;

/**
 * Tells texts that come back as they went in from those that JSON can write but no database can
 * hold: with half a surrogate pair, or with the character U+0000. PostgreSQL refuses the latter,
 * and the former silently becomes a question mark.
 */
public final class StorableText {

  private StorableText() {}

  /** What is wrong with the text, as the end of a sentence; empty when it can be kept. */
  public static Optional<String> problemOf(String text) {
    if (text.indexOf('\u0000') >= 0) {
      return Optional.of("must not contain the character U+0000");
    }
    return text.codePoints().anyMatch(StorableText::isHalfPair)
        ? Optional.of("must not contain half of a surrogate pair, such as U+D83D alone")
        : Optional.empty();
  }

  private static boolean isHalfPair(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
