package org.policyrelay.policy.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** A text taken apart into what is said in it and the structure around that, in order. */
public final class MarkdownParts extends AbstractVisitor {

  /**
   * A part of a text.
   *
   * @param what the node that begins, or which of its properties it is
   */
  public record Part(String what, @Nullable String said) {}

  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final List<String> lines;
  private final UnaryOperator<String> words;
  private final boolean linesAreRead;

  private MarkdownParts(List<String> lines, UnaryOperator<String> words, boolean linesAreRead) {
    this.lines = lines;
    this.words = words;
    this.linesAreRead = linesAreRead;
  }

  /**
   * @param words what is taken of a stretch of text
   * @param linesAreRead whether it matters where inside a paragraph a line ends
   */
  public static List<Part> of(String markdown, UnaryOperator<String> words, boolean linesAreRead) {
    var parts = new MarkdownParts(PolicyMarkdown.lines(markdown), words, linesAreRead);
    PolicyMarkdown.parse(markdown).accept(parts);
    parts.endText();
    return parts.parts;
  }

  private void part(String what, @Nullable String said) {
    endText();
    parts.add(new Part(what, said));
  }

  private void endText() {
    if (!text.isEmpty()) {
      parts.add(new Part("text", words.apply(text.toString())));
      text.setLength(0);
    }
  }

  private void lineEnd() {
    if (linesAreRead) {
      part("line", null);
    } else {
      text.append('\n');
    }
  }

  @Override
  protected void visitChildren(Node parent) {
    part(parent.getClass().getSimpleName(), null);
    super.visitChildren(parent);
    part("end", null);
  }

  @Override
  public void visit(Text node) {
    text.append(node.getLiteral());
  }

  /** A line is a clause, and is shown as one. */
  @Override
  public void visit(SoftLineBreak node) {
    lineEnd();
  }

  @Override
  public void visit(HardLineBreak node) {
    lineEnd();
  }

  @Override
  public void visit(Heading node) {
    part("level", Integer.toString(node.getLevel()));
    visitChildren(node);
  }

  @Override
  public void visit(OrderedList node) {
    part("from", node.getMarkerStartNumber() + node.getMarkerDelimiter());
    visitChildren(node);
  }

  @Override
  public void visit(ListItem node) {
    PolicyMarkdown.numberOf(node, lines)
        .ifPresent(number -> part("number", Integer.toString(number)));
    visitChildren(node);
  }

  @Override
  public void visit(Link node) {
    part("to", node.getDestination());
    part("title", node.getTitle());
    visitChildren(node);
  }

  @Override
  public void visit(Image node) {
    part("image", node.getDestination());
    part("title", node.getTitle());
    visitChildren(node);
  }

  @Override
  public void visit(LinkReferenceDefinition node) {
    part("definition", node.getLabel());
    part("to", node.getDestination());
    part("title", node.getTitle());
  }

  @Override
  public void visit(Code node) {
    part("code", node.getLiteral());
  }

  @Override
  public void visit(FencedCodeBlock node) {
    part("fence", node.getInfo());
    part("code", node.getLiteral());
  }

  @Override
  public void visit(IndentedCodeBlock node) {
    part("code", node.getLiteral());
  }

  @Override
  public void visit(HtmlInline node) {
    part("html", node.getLiteral());
  }

  @Override
  public void visit(HtmlBlock node) {
    part("html", node.getLiteral());
  }

  @Override
  public void visit(CustomBlock node) {
    if (node instanceof FootnoteDefinition note) {
      part("note", note.getLabel());
    }
    visitChildren(node);
  }

  @Override
  public void visit(CustomNode node) {
    if (node instanceof TableCell cell) {
      part("column", String.valueOf(cell.getAlignment()));
    } else if (node instanceof TaskListItemMarker task) {
      part("done", Boolean.toString(task.isChecked()));
    } else if (node instanceof FootnoteReference note) {
      part("note", note.getLabel());
    }
    visitChildren(node);
  }
}
