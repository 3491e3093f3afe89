package org.policyrelay.engine;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** People's words inside a briefing, whose Markdown the text component of a form renders. */
public final class MarkdownText {

  private MarkdownText() {}

  /** Shown as they are, in one line: no link, no picture, no heading comes out of them. */
  public static String escape(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]()#+!|<>~-])", "\\\\$1").replace('\n', ' ');
  }

  /**
   * A whole text to the letter: nothing in it is taken for markup, and no line is joined.
   * Characters that nobody sees are named below it.
   */
  public static String exact(String text) {
    var fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    var unseen = unseen(text);
    return fence
        + "text\n"
        + text
        + "\n"
        + fence
        + (unseen.isEmpty() ? "" : "\n\n*" + unseen + "*");
  }

  /** As {@link #escape}, with characters that nobody sees by their number: {@code ⟨U+00A0⟩}. */
  public static String visible(String text) {
    var shown = new StringBuilder();
    escape(text)
        .codePoints()
        .forEach(
            point -> {
              if (isUnseen(point)) {
                shown.append("⟨").append(number(point)).append("⟩");
              } else {
                shown.appendCodePoint(point);
              }
            });
    return shown.toString();
  }

  private static String unseen(String text) {
    Map<Integer, Integer> counts = new TreeMap<>();
    text.codePoints()
        .filter(MarkdownText::isUnseen)
        .forEach(point -> counts.merge(point, 1, Integer::sum));
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream()
            .map(one -> number(one.getKey()) + " × " + one.getValue())
            .collect(Collectors.joining(", ", "Characters in it that are not seen: ", ""));
  }

  private static String number(int point) {
    return "U+%04X".formatted(point);
  }

  private static boolean isUnseen(int point) {
    return switch (Character.getType(point)) {
      case Character.SPACE_SEPARATOR -> point != ' ';
      case Character.CONTROL -> point != '\n' && point != '\r' && point != '\t';
      case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> point == 0x2800 || point == 0x3164 || point == 0x115F || point == 0x1160;
    };
  }
}
