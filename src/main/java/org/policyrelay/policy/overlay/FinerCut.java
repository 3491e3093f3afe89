package org.policyrelay.policy.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Paragraph;
import org.policyrelay.policy.entry.PolicyMarkdown;
import org.policyrelay.policy.entry.ShownText;

/**
 * A paragraph, table or point without only those of its sentences, rows or points below it that
 * must not stand. Empty where that cannot be told or something that must not stand would be left:
 * then all of it goes.
 */
final class FinerCut {

  private static final Pattern POINT = Pattern.compile("\\s*(?:[-*+]|\\d{1,9}[.)])\\s+");

  /** A sentence may begin or end within what is marked up, and so only plain words are parted. */
  private static final Pattern MARKED_UP =
      Pattern.compile("[*_\\[\\]<>`|\\\\#&~]|:\\s*$|\\n\\s*\\n");

  /** Not after an abbreviation or one letter: a half of a sentence may say the opposite of it. */
  private static final Pattern BETWEEN =
      Pattern.compile(
          "(?<=[.!?])(?<!(?i:\\b(?:\\p{L}|nos?|nr|art|arts|mr|mrs|ms|dr|st|vs|etc|cf|sec|para|approx|incl|inc|ltd|co|corp)[.]))"
              + "(?=\\s+\\p{Lu})");

  private static final int HEAD = 2;

  private final Predicate<String> mustNotStand;
  private final Predicate<String> pointsBack;

  FinerCut(Predicate<String> mustNotStand, Predicate<String> pointsBack) {
    this.mustNotStand = mustNotStand;
    this.pointsBack = pointsBack;
  }

  /**
   * @param source of one block, or of one point of a list
   */
  Optional<String> of(String source) {
    var node = PolicyMarkdown.parse(source).getFirstChild();
    if (node == null || node.getNext() != null) {
      return Optional.empty();
    }
    Optional<String> cut = Optional.empty();
    if (node instanceof TableBlock) {
      cut = rows(source);
    } else if (node instanceof Paragraph) {
      cut = sentences("", source);
    } else if (node instanceof ListBlock && node.getFirstChild() == node.getLastChild()) {
      var words = node.getFirstChild().getFirstChild();
      if (words instanceof Paragraph && words.getNext() == null) {
        var point = POINT.matcher(source);
        cut =
            point.lookingAt()
                ? sentences(point.group(), source.substring(point.end()))
                : Optional.empty();
      } else if (words instanceof Paragraph
          && words.getNext() instanceof ListBlock below
          && below.getNext() == null) {
        cut = points(source, below);
      }
    }
    return cut.filter(left -> !mustNotStand.test(left));
  }

  private Optional<String> sentences(String before, String words) {
    var parts = List.of(BETWEEN.split(words));
    if (MARKED_UP.matcher(words).find()
        || !parts.stream()
            .flatMap(part -> ShownText.sentences(part).stream())
            .toList()
            .equals(ShownText.sentences(words))
        || parts.stream().anyMatch(part -> ShownText.sentences(part).size() != 1)) {
      return Optional.empty();
    }
    var left = new StringBuilder(before);
    var isAfterCut = false;
    var kept = 0;
    for (var part : parts) {
      var sentence = part.strip();
      if (mustNotStand.test(sentence) || (isAfterCut && pointsBack.test(sentence))) {
        if (!isAfterCut) {
          left.append(part, 0, part.indexOf(sentence)).append(FittingText.PLACE);
        }
        isAfterCut = true;
      } else {
        left.append(part);
        isAfterCut = false;
        kept++;
      }
    }
    return kept == 0 ? Optional.empty() : Optional.of(left.toString());
  }

  private Optional<String> rows(String source) {
    var lines = PolicyMarkdown.lines(source);
    var head = String.join("\n", lines.subList(0, HEAD));
    if (mustNotStand.test(head)) {
      return Optional.empty();
    }
    var left = new ArrayList<>(lines.subList(0, HEAD));
    var isAfterCut = false;
    var kept = 0;
    for (var row : lines.subList(HEAD, lines.size())) {
      isAfterCut =
          mustNotStand.test(head + "\n" + row)
              || (isAfterCut && pointsBack.test(row.replaceFirst("^\\s*\\|\\s*", "")));
      kept += isAfterCut ? 0 : 1;
      // cells that a row does not have are shown empty
      left.add(isAfterCut ? "| " + FittingText.PLACE + " |" : row);
    }
    return kept == 0 ? Optional.empty() : Optional.of(String.join("\n", left));
  }

  private Optional<String> points(String source, ListBlock below) {
    var lines = PolicyMarkdown.lines(source);
    var first = below.getSourceSpans().get(0).getLineIndex();
    if (mustNotStand.test(String.join("\n", lines.subList(0, first)))) {
      return Optional.empty();
    }
    var left = new ArrayList<>(lines.subList(0, first));
    var isAfterCut = false;
    var kept = 0;
    for (var item = below.getFirstChild(); item != null; item = item.getNext()) {
      var spans = item.getSourceSpans();
      var from = spans.get(0).getLineIndex();
      var until = spans.get(spans.size() - 1).getLineIndex() + 1;
      var point = String.join("\n", lines.subList(from, until));
      var marker = POINT.matcher(point);
      if (!marker.lookingAt()) {
        return Optional.empty();
      }
      isAfterCut = mustNotStand.test(point.stripIndent()) || (isAfterCut && pointsBack.test(point));
      kept += isAfterCut ? 0 : 1;
      left.add(isAfterCut ? marker.group() + FittingText.PLACE : point);
    }
    return kept == 0 ? Optional.empty() : Optional.of(String.join("\n", left));
  }
}
