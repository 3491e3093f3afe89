package org.policyrelay.policy.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Paragraph;
import org.policyrelay.policy.entry.ClauseText;
import org.policyrelay.policy.entry.PolicyMarkdown;
import org.policyrelay.policy.entry.Seen;

/**
 * The clauses of two texts as they are seen, for a comparison that is not to find what nobody sees:
 * a paragraph that is only wrapped over other lines has the clauses that it had.
 *
 * @param isRegrouped whether there is such a paragraph
 */
record SeenClauses(List<ClauseText> former, List<ClauseText> latter, boolean isRegrouped) {

  /**
   * A paragraph, or a line that stands in none.
   *
   * @param first its first line
   * @param read all that it says, in one line
   */
  private record Block(int first, String read) {}

  static SeenClauses of(String before, String after) {
    var former = byBlock(before);
    var latter = byBlock(after);
    var wrapped = new HashMap<String, List<List<ClauseText>>>();
    former.forEach(
        (block, clauses) ->
            wrapped.computeIfAbsent(block.read(), read -> new ArrayList<>()).add(clauses));
    var clauses = new ArrayList<ClauseText>();
    var isRegrouped = false;
    for (var one : latter.entrySet()) {
      var asBefore = wrapped.getOrDefault(one.getKey().read(), List.of());
      if (asBefore.isEmpty()) {
        clauses.addAll(one.getValue());
        continue;
      }
      var same =
          asBefore.stream().filter(other -> haveSameWords(other, one.getValue())).findFirst();
      isRegrouped |= same.isEmpty();
      var matched = same.orElse(asBefore.get(0));
      asBefore.remove(matched);
      clauses.addAll(matched);
    }
    return new SeenClauses(
        former.values().stream().flatMap(List::stream).toList(), List.copyOf(clauses), isRegrouped);
  }

  private static boolean haveSameWords(List<ClauseText> some, List<ClauseText> others) {
    return some.stream()
        .map(ClauseText::text)
        .toList()
        .equals(others.stream().map(ClauseText::text).toList());
  }

  /** In order; what shows nothing is none. */
  private static Map<Block, List<ClauseText>> byBlock(String text) {
    var blocks = blocks(text);
    var clauses = new LinkedHashMap<Block, List<ClauseText>>();
    for (var clause : ClauseText.of(text)) {
      var seen = seen(clause.text());
      if (!seen.isEmpty()) {
        clauses
            .computeIfAbsent(
                blocks.getOrDefault(clause.line(), new Block(clause.line(), seen)),
                block -> new ArrayList<>())
            .add(new ClauseText(clause.label(), clause.line(), seen));
      }
    }
    return clauses;
  }

  /** A table keeps its lines: they are its rows. */
  private static String seen(String clause) {
    return clause
        .lines()
        .map(Seen::words)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** The paragraph of each line that is in one. */
  private static Map<Integer, Block> blocks(String text) {
    var lines = PolicyMarkdown.lines(text);
    var blocks = new HashMap<Integer, Block>();
    PolicyMarkdown.parse(text)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Paragraph paragraph) {
                var spans = paragraph.getSourceSpans();
                if (spans.isEmpty()) {
                  return;
                }
                var said = spans.stream().map(span -> PolicyMarkdown.written(span, lines)).toList();
                var block =
                    new Block(spans.get(0).getLineIndex(), Seen.words(String.join("\n", said)));
                spans.forEach(span -> blocks.put(span.getLineIndex(), block));
              }
            });
    return blocks;
  }
}
