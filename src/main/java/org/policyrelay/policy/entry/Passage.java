package org.policyrelay.policy.entry;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;

/**
 * What is read as one with a line of a text: its point with all its parts, its paragraph, its
 * table.
 */
public final class Passage {

  private Passage() {}

  /**
   * @param line from 0
   * @return the lines as they stand there; the line alone where nothing else is one with it
   */
  public static String of(String text, int line) {
    var lines = PolicyMarkdown.lines(text);
    var finder = new Finder(line);
    PolicyMarkdown.parse(text).accept(finder);
    var found = finder.found;
    if (found == null) {
      return line < lines.size() ? lines.get(line).strip() : "";
    }
    var spans = found.getSourceSpans();
    var first = spans.get(0).getLineIndex();
    var last = spans.get(spans.size() - 1).getLineIndex();
    return String.join("\n", lines.subList(first, last + 1)).strip();
  }

  /** The innermost point of a list, or what stands in none. */
  private static final class Finder extends AbstractVisitor {

    private final int line;
    private @Nullable Node found;

    Finder(int line) {
      this.line = line;
    }

    @Override
    public void visit(ListItem item) {
      take(item);
      visitChildren(item);
    }

    @Override
    public void visit(Paragraph paragraph) {
      if (!(found instanceof ListItem)) {
        take(paragraph);
      }
    }

    @Override
    public void visit(Heading heading) {
      take(heading);
    }

    @Override
    public void visit(CustomBlock block) {
      take(block);
      visitChildren(block);
    }

    private void take(Node node) {
      var spans = node.getSourceSpans();
      if (!spans.isEmpty()
          && spans.get(0).getLineIndex() <= line
          && line <= spans.get(spans.size() - 1).getLineIndex()) {
        found = node;
      }
    }
  }
}
