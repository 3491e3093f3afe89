package org.policyrelay.policy.compare;

import static org.policyrelay.engine.MarkdownText.visible;

import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * A comparison of two texts inside a briefing, in words and not by colour alone: what is added is
 * bold beside that.
 */
public final class MarkedText {

  private static final Pattern LINE_END = Pattern.compile("\\R+");
  private static final Pattern NUMBER = Pattern.compile("^(\\d{1,9})\\.");

  private MarkedText() {}

  /** A whole text, marked up, paragraph by paragraph as it stands there. */
  public static String of(String before, String after) {
    var text = new StringBuilder();
    for (var part : TextDiff.between(before, after)) {
      var lines = isBlank(part) ? List.of(part) : lines(part);
      for (var index = 0; index < lines.size(); index++) {
        if (index > 0) {
          text.append("\n\n");
        }
        add(text, marked(lines.get(index)));
      }
      if (part.kind() == DiffPart.Kind.SAME
          && LINE_END.matcher(part.text()).find()
          && isBlank(part)) {
        text.append("\n\n");
      }
    }
    return text.toString().strip();
  }

  /** The clauses that read otherwise, one line each; empty when none does. */
  public static String byClause(String before, String after) {
    var lines = new StringJoiner("\n");
    for (var clause : ClauseDiff.between(before, after)) {
      var text = new StringBuilder();
      clause.parts().forEach(part -> add(text, marked(part)));
      lines.add("- " + clause.label() + ": " + text);
    }
    return lines.toString();
  }

  /**
   * With a space on both sides of each mark: Markdown takes it for one only there, whichever script
   * stands beside it.
   */
  private static void add(StringBuilder text, String words) {
    var begins = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    if (!words.isEmpty()) {
      // a number at the beginning of a line is not one of a list that counts by itself
      text.append(begins ? NUMBER.matcher(words).replaceFirst("$1\\\\.") : " " + words);
    }
  }

  private static String marked(DiffPart part) {
    return switch (part.kind()) {
      case SAME -> isBlank(part) ? "" : visible(part.text().strip());
      case REMOVED -> "[removed: " + words(part) + "]";
      case ADDED -> "**[added: " + words(part) + "]**";
    };
  }

  /** White space by its amount: nobody would see that it is another. */
  private static String words(DiffPart part) {
    return isBlank(part) ? "white space of " + part.text().length() : visible(part.text().strip());
  }

  private static boolean isBlank(DiffPart part) {
    return part.text().codePoints().allMatch(Character::isWhitespace);
  }

  /** Each line of a part by itself. A mark holds within a line only. */
  private static List<DiffPart> lines(DiffPart part) {
    return Arrays.stream(LINE_END.split(part.text(), -1))
        .map(line -> new DiffPart(part.kind(), line))
        .map(line -> isBlank(line) ? new DiffPart(DiffPart.Kind.SAME, line.text()) : line)
        .toList();
  }
}
