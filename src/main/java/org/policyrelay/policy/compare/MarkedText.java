package org.policyrelay.policy.compare;

import static org.policyrelay.engine.MarkdownText.visible;

import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * A comparison of two texts inside a briefing, in words and not by colour alone: what is added is
 * bold beside that. Without the marks it is either text to the letter, but for where lines end.
 */
public final class MarkedText {

  private static final Pattern LINE_END = Pattern.compile("[ \\t]*\\R\\s*");
  private static final Pattern NUMBER = Pattern.compile("^(\\d{1,9})\\.");
  private static final Pattern SPACES = Pattern.compile("[ \\t]{2,}|\\t");

  /** Where Markdown leaves a space out. */
  private static final Pattern EDGE = Pattern.compile("(?m)^ | $");

  private static final String SPACE = "&nbsp;";

  private MarkedText() {}

  /** A whole text, marked up, paragraph by paragraph as it stands there. */
  public static String of(String before, String after) {
    var text = new StringBuilder();
    for (var part : TextDiff.between(before, after)) {
      if (part.text().isBlank() && part.kind() != DiffPart.Kind.SAME) {
        text.append(marked(part));
        continue;
      }
      var lines = LINE_END.split(part.text(), -1);
      for (var index = 0; index < lines.length; index++) {
        text.append(index > 0 ? "\n\n" : "");
        add(text, new DiffPart(part.kind(), lines[index]));
      }
    }
    return EDGE.matcher(text.toString().replaceAll("^\n+|\n+$", "")).replaceAll(SPACE);
  }

  /** The clauses that read otherwise, one line each; empty when none does. */
  public static String byClause(String before, String after) {
    var lines = new StringJoiner("\n");
    for (var clause : ClauseDiff.between(before, after)) {
      var text = new StringBuilder();
      clause.parts().forEach(part -> add(text, part));
      lines.add("- " + clause.label() + ": " + EDGE.matcher(text).replaceAll(SPACE));
    }
    return lines.toString();
  }

  private static void add(StringBuilder text, DiffPart part) {
    var begins = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    if (!part.text().isEmpty()) {
      // a number at the beginning of a line is not one of a list that counts by itself
      text.append(begins ? NUMBER.matcher(marked(part)).replaceFirst("$1\\\\.") : marked(part));
    }
  }

  private static String marked(DiffPart part) {
    return switch (part.kind()) {
      case SAME -> words(part.text());
      case REMOVED -> mark("removed", part.text(), "");
      case ADDED -> mark("added", part.text(), "**");
    };
  }

  /**
   * Bold begins and ends inside of the brackets, and at no space: Markdown takes it for bold only
   * there, whichever letter stands beside the mark. White space alone is told by its amount, since
   * nobody would see that it is another; before words it is seen beside the space of the mark.
   */
  private static String mark(String what, String text, String bold) {
    if (text.isBlank()) {
      return "[%s: %swhite space of %d%s]".formatted(what, bold, text.length(), bold);
    }
    var begin = text.length() - text.stripLeading().length();
    var end = text.stripTrailing().length();
    return "["
        + what
        + ":"
        + (begin > 0 ? SPACE : " ")
        + words(text.substring(0, begin))
        + bold
        + words(text.substring(begin, end))
        + bold
        + words(text.substring(end))
        + "]";
  }

  /** In one line; of several spaces Markdown would show one. */
  private static String words(String text) {
    var line = visible(LINE_END.matcher(text).replaceAll(" "));
    return SPACES.matcher(line).replaceAll(run -> SPACE.repeat(run.group().length()));
  }
}
