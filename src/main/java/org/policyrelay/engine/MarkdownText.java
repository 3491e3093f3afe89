package org.policyrelay.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.policyrelay.kernel.Texts;

/** People's words inside a briefing, whose Markdown the text component of a form renders. */
public final class MarkdownText {

  /**
   * An address that shows where it leads; what ends a sentence is no part of it, nor a backslash,
   * which browsers and Markdown read each in their own way.
   */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "https?://[\\x21-\\x7E&&[^<>\"`\\\\]]*[\\x21-\\x7E&&[^<>\"`\\\\.,;:!?'()\\[\\]]]");

  /** What the renderer takes for markup, for a character, or for the beginning of a link. */
  private static final Pattern MARKUP =
      Pattern.compile("[\\\\`*_{}\\[\\]()#+!|<>~:@&=-]|(?<=www)\\.");

  /** Whatever the renderer, or a browser, takes for the end of a line. */
  private static final Pattern LINE_END = Pattern.compile("\\R");

  /** What the renderer takes for the number of a point, at the beginning of a line. */
  private static final Pattern ITEM = Pattern.compile("^(\\d{1,9})\\.");

  private MarkdownText() {}

  /**
   * Shown as they are, in one line: no picture, no heading comes out of them, and no link but from
   * an address that stands there in full. What decides in which order others are read, or says
   * something that nobody sees, stands there by its number, {@code ⟨U+2067⟩}.
   */
  public static String escape(String text) {
    return byNumber(escaped(text), MarkdownText::misleads);
  }

  private static String escaped(String text) {
    var line = LINE_END.matcher(text).replaceAll(" ");
    var shown = new StringBuilder();
    var end = 0;
    for (var address = ADDRESS.matcher(line); address.find(); end = address.end()) {
      shown.append(plain(line.substring(end, address.start())));
      shown.append("[").append(plain(address.group())).append("](<");
      shown.append(address.group().replace("&", "&amp;")).append(">)");
    }
    return shown.append(plain(line.substring(end))).toString();
  }

  /**
   * As {@link #escape}, with the lines that people wrote: each on its own, an empty one too. It is
   * one paragraph, also where it stands in a list.
   */
  public static String lines(String text) {
    return Arrays.stream(LINE_END.split(text.strip(), -1))
        .map(
            line ->
                line.isBlank()
                    ? "&nbsp;"
                    : ITEM.matcher(escape(line.strip())).replaceFirst("$1\\\\."))
        .collect(Collectors.joining("\\\n"));
  }

  /**
   * Angle brackets and backticks by their names: the renderer of forms looks for where bold ends
   * only outside of them, and does not ask whether a backslash stands before them.
   */
  private static String plain(String text) {
    return MARKUP
        .matcher(text)
        .replaceAll("\\\\$0")
        .replace("\\<", "&lt;")
        .replace("\\>", "&gt;")
        .replace("\\`", "&#96;");
  }

  /**
   * A whole text to the letter: nothing in it is taken for markup, and no line is joined.
   * Characters that nobody sees are named below it; those that decide in which order others are
   * read, or say something that nobody sees, stand in it by their number.
   */
  public static String exact(String text) {
    var fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    var unseen = unseen(text);
    return fence
        + "text\n"
        + byNumber(text, MarkdownText::misleads)
        + "\n"
        + fence
        + (unseen.isEmpty() ? "" : "\n\n*" + unseen + "*");
  }

  /** As {@link #escape}, with characters that nobody sees by their number: {@code ⟨U+00A0⟩}. */
  public static String visible(String text) {
    return byNumber(escaped(text), MarkdownText::isUnseen);
  }

  private static String byNumber(String text, IntPredicate which) {
    if (text.codePoints().noneMatch(which)) {
      return text;
    }
    var shown = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (which.test(point)) {
                shown.append("⟨").append(number(point)).append("⟩");
              } else {
                shown.appendCodePoint(point);
              }
            });
    return shown.toString();
  }

  private static String unseen(String text) {
    Map<Integer, Integer> counts = new TreeMap<>();
    int before = ' ';
    for (var point : text.codePoints().toArray()) {
      // behind a letter it makes another word of it and no emoji
      if (isUnseen(point) || (isSelectorOfEmoji(point) && Character.isLetter(before))) {
        counts.merge(point, 1, Integer::sum);
      }
      before = point;
    }
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream()
            .map(one -> number(one.getKey()) + " × " + one.getValue())
            .collect(Collectors.joining(", ", "Characters in it that are not seen: ", ""));
  }

  private static String number(int point) {
    return "U+%04X".formatted(point);
  }

  private static boolean misleads(int point) {
    return Texts.steersDirection(point) || (Texts.isHidden(point) && !isSelectorOfEmoji(point));
  }

  /** U+FE0F, which most emoji have behind them, and its counterpart. */
  private static boolean isSelectorOfEmoji(int point) {
    return point == 0xFE0E || point == 0xFE0F;
  }

  private static boolean isUnseen(int point) {
    return switch (Character.getType(point)) {
      case Character.SPACE_SEPARATOR -> point != ' ';
      case Character.CONTROL -> point != '\n' && point != '\r' && point != '\t';
      case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> point == 0x2800 || misleads(point);
    };
  }
}
