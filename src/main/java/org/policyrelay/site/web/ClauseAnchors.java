package org.policyrelay.site.web;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Block;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;
import org.policyrelay.policy.entry.Clause;

/**
 * Gives every clause of a text its place on the page, so that whoever follows a link to it gets
 * there: the block that begins with it; inside a block the line that it begins in; and where
 * nothing of it is shown, as of a link definition, or a line is shown as part of something, as in
 * code, the place of that.
 */
final class ClauseAnchors {

  /** A place in a text that a link leads to. */
  static final class Anchor extends CustomNode {

    private final String id;

    private Anchor(String id) {
      this.id = id;
    }

    String id() {
      return id;
    }
  }

  private final Map<Integer, List<String>> byLine = new TreeMap<>();
  private final Map<Node, String> byBlock = new IdentityHashMap<>();

  private ClauseAnchors() {}

  /**
   * Changes the document.
   *
   * @param clauses by their lines in it, those of other texts left out
   * @return which blocks have which ids; all others stand in the document by themselves
   */
  static Map<Node, String> place(Node document, List<Clause> clauses, int firstLine, int lines) {
    var anchors = new ClauseAnchors();
    for (var clause : clauses) {
      var line = clause.line() - firstLine;
      if (line >= 0 && line < lines) {
        anchors.byLine.computeIfAbsent(line, none -> new ArrayList<>()).add(clause.id());
      }
    }
    anchors.toBlocks(document);
    anchors.toLines(document);
    anchors.byLine.forEach((line, ids) -> ids.forEach(id -> toWhatHolds(document, line, id)));
    return anchors.byBlock;
  }

  /** The outermost block that begins on a line has its first id. */
  private void toBlocks(Node node) {
    for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
      if (child instanceof Block && hasElement(child) && !child.getSourceSpans().isEmpty()) {
        var ids = byLine.getOrDefault(firstLine(child), List.of());
        if (!ids.isEmpty()) {
          byBlock.put(child, ids.remove(0));
        }
      }
      toBlocks(child);
    }
  }

  /** In a list whose points have no paragraphs a paragraph is not shown as one. */
  private static boolean hasElement(Node block) {
    return block instanceof ListItem
        || block instanceof Heading
        || block instanceof TableBlock
        || block instanceof FootnoteDefinition
        || block instanceof FencedCodeBlock
        || block instanceof IndentedCodeBlock
        || block instanceof HtmlBlock
        || block instanceof ThematicBreak
        || (block instanceof Paragraph && !(block.getParent() instanceof ListItem));
  }

  /** Before the first words of a line. */
  private void toLines(Node node) {
    for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
      var isWords = !(child instanceof Block || child instanceof Anchor);
      if (isWords && !child.getSourceSpans().isEmpty()) {
        for (var id : take(firstLine(child))) {
          child.insertBefore(new Anchor(id));
        }
      }
      // what a picture is called is not shown
      if (!(child instanceof Image)) {
        toLines(child);
      }
    }
  }

  private List<String> take(int line) {
    var ids = byLine.remove(line);
    return ids == null ? List.of() : ids;
  }

  private static void toWhatHolds(Node document, int line, String id) {
    var block = holding(document, line);
    if (block == null) {
      document.prependChild(new Anchor(id));
    } else {
      block.insertBefore(new Anchor(id));
    }
  }

  /** The innermost block that has the line and may have something before it. */
  private static @Nullable Node holding(Node node, int line) {
    for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
      if (child instanceof Block
          && child.getSourceSpans().stream().anyMatch(span -> span.getLineIndex() == line)) {
        var inner = child instanceof TableBlock ? null : holding(child, line);
        return inner == null || inner instanceof ListItem ? child : inner;
      }
    }
    return null;
  }

  private static int firstLine(Node node) {
    return node.getSourceSpans().get(0).getLineIndex();
  }
}
