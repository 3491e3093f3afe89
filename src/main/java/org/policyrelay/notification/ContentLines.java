package org.policyrelay.notification;

import java.nio.charset.StandardCharsets;

/**
 * Folds the lines of a calendar at 75 octets (RFC 5545, 3.1), between characters: a letter of Thai
 * has three octets, and a reader that decodes each line by itself must not meet half of one.
 */
final class ContentLines {

  private static final int LONGEST = 75;
  private static final String END = "\r\n";
  private static final String FOLD = END + " ";

  private ContentLines() {}

  /**
   * @param lines whole lines, each with its end
   */
  static String fold(String lines) {
    var folded = new StringBuilder(lines.length());
    for (var line : lines.split(END, 0)) {
      fold(folded, line);
      folded.append(END);
    }
    return folded.toString();
  }

  private static void fold(StringBuilder folded, String line) {
    var octets = 0;
    for (var at = 0; at < line.length(); ) {
      var end = line.offsetByCodePoints(at, 1);
      var letter = line.substring(at, end);
      var size = letter.getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > LONGEST) {
        folded.append(FOLD);
        octets = 1;
      }
      folded.append(letter);
      octets += size;
      at = end;
    }
  }
}
