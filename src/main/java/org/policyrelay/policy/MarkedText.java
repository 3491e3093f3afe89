package org.policyrelay.policy;

import static org.policyrelay.engine.MarkdownText.visible;

import java.util.List;
import java.util.StringJoiner;

/**
 * A comparison of two texts inside a briefing, in words and not by colour alone: what is added is
 * bold beside that.
 */
public final class MarkedText {

  private MarkedText() {}

  /** A whole text, marked up. */
  public static String of(String before, String after) {
    return of(TextDiff.between(before, after));
  }

  /** The clauses that read otherwise, one line each; empty when none does. */
  public static String byClause(String before, String after) {
    var lines = new StringJoiner("\n");
    for (var clause : ClauseDiff.between(before, after)) {
      lines.add("- " + clause.label() + ": " + of(clause.parts()));
    }
    return lines.toString();
  }

  /**
   * With a space on both sides of each mark: Markdown takes it for one only there, whichever script
   * stands beside it.
   */
  private static String of(List<DiffPart> parts) {
    var text = new StringJoiner(" ");
    for (var part : parts) {
      switch (part.kind()) {
        case SAME -> {
          if (!part.text().isBlank()) {
            text.add(visible(part.text().strip()));
          }
        }
        case REMOVED -> text.add("[removed: " + words(part) + "]");
        case ADDED -> text.add("**[added: " + words(part) + "]**");
      }
    }
    return text.toString();
  }

  /** White space by its amount: nobody would see that it is another. */
  private static String words(DiffPart part) {
    var blank = part.text().codePoints().allMatch(Character::isWhitespace);
    return blank ? "white space of " + part.text().length() : visible(part.text().strip());
  }
}
