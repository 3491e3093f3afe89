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
 */
record SeenClauses(List<ClauseText> former, List<ClauseText> latter) {

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
    latter.forEach(
        (block, own) -> {
          var asBefore = wrapped.getOrDefault(block.read(), List.of());
          clauses.addAll(asBefore.isEmpty() ? own : asBefore.remove(0));
        });
    return new SeenClauses(
        former.values().stream().flatMap(List::stream).toList(), List.copyOf(clauses));
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
