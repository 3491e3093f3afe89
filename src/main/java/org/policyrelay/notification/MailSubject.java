package org.policyrelay.notification;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The subject of a mail as RFC 2047 has it. Mail libraries send what is plain ASCII as it is, and a
 * text that somebody wrote may look like an encoded word: its reader would see other letters.
 */
final class MailSubject {

  /** An encoded word has 75 characters at most, and each three bytes take four of them. */
  private static final int MOST_BYTES = 45;

  private MailSubject() {}

  /** Empty where the text can be taken for nothing else. */
  static Optional<String> encoded(String text) {
    return text.contains("=?") ? Optional.of(String.join("\r\n ", words(text))) : Optional.empty();
  }

  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (var letter : text.codePoints().mapToObj(Character::toString).toList()) {
      if (bytes(word + letter).length > MOST_BYTES) {
        words.add(word(word.toString()));
        word.setLength(0);
      }
      word.append(letter);
    }
    words.add(word(word.toString()));
    return words;
  }

  private static String word(String text) {
    return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(text)) + "?=";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
