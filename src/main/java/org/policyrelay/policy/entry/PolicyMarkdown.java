package org.policyrelay.policy.entry;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
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
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The Markdown that policies are written in, read in one way by all that shows, compares or cites
 * it: CommonMark with pipe tables, task lists, footnotes and addresses that are links by
 * themselves.
 */
public final class PolicyMarkdown {

  private static final Parser PARSER =
      Parser.builder()
          .extensions(
              List.of(
                  TablesExtension.create(),
                  TaskListItemsExtension.create(),
                  FootnotesExtension.create(),
                  AutolinkExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  private static final Pattern NUMBER = Pattern.compile("\\s*(\\d{1,9})[.)].*", Pattern.DOTALL);
  private static final Pattern PIPE = Pattern.compile("(?<!\\\\)\\|");

  private PolicyMarkdown() {}

  /**
   * The text as nodes that know where they stand in it. A table of which a row has more cells than
   * its head is no table, since the cells that no column is for would not be shown.
   */
  public static Node parse(String markdown) {
    var document = PARSER.parse(markdown);
    var lines = lines(markdown);
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(CustomBlock block) {
            if (block instanceof TableBlock && hidesCells(block, lines)) {
              asWritten(block, lines);
            } else {
              visitChildren(block);
            }
          }
        });
    return document;
  }

  /** The letters that a reader gets out of a text, however it writes them, in one line. */
  static String letters(String markdown) {
    return letters(markdown, false);
  }

  /** As {@link #letters}, and where its links and pictures lead, with their titles. */
  static String lettersAndAddresses(String markdown) {
    return letters(markdown, true);
  }

  private static String letters(String markdown, boolean withAddresses) {
    var letters = new StringBuilder();
    parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Text text) {
                letters.append(text.getLiteral());
              }

              @Override
              public void visit(Code code) {
                letters.append(code.getLiteral());
              }

              @Override
              public void visit(HtmlInline html) {
                letters.append(html.getLiteral());
              }

              @Override
              public void visit(SoftLineBreak end) {
                letters.append(' ');
              }

              @Override
              public void visit(HardLineBreak end) {
                letters.append(' ');
              }

              @Override
              public void visit(HtmlBlock html) {
                letters.append(html.getLiteral()).append(' ');
              }

              @Override
              public void visit(FencedCodeBlock code) {
                letters.append(code.getLiteral()).append(' ');
              }

              @Override
              public void visit(IndentedCodeBlock code) {
                letters.append(code.getLiteral()).append(' ');
              }

              @Override
              public void visit(Link link) {
                visitChildren(link);
                address(link.getDestination(), link.getTitle());
              }

              @Override
              public void visit(Image image) {
                visitChildren(image);
                address(image.getDestination(), image.getTitle());
              }

              @Override
              public void visit(Paragraph paragraph) {
                visitChildren(paragraph);
                letters.append(' ');
              }

              @Override
              public void visit(Heading heading) {
                visitChildren(heading);
                letters.append(' ');
              }

              @Override
              public void visit(CustomNode node) {
                visitChildren(node);
                letters.append(' ');
              }

              private void address(String destination, @Nullable String title) {
                if (withAddresses) {
                  letters.append(' ').append(destination).append(' ');
                  letters.append(title == null ? "" : title);
                }
              }
            });
    return letters.toString().strip();
  }

  /** The lines of a text, as the places of nodes count them. */
  public static List<String> lines(String markdown) {
    return List.of(markdown.split("\r\n|\n|\r", -1));
  }

  /** The number that people wrote before an item of a numbered list; empty in any other list. */
  public static OptionalInt numberOf(ListItem item, List<String> lines) {
    if (!(item.getParent() instanceof OrderedList) || item.getSourceSpans().isEmpty()) {
      return OptionalInt.empty();
    }
    var number = NUMBER.matcher(written(item.getSourceSpans().get(0), lines));
    return number.matches()
        ? OptionalInt.of(Integer.parseInt(number.group(1)))
        : OptionalInt.empty();
  }

  /** What stands at a place of a text. */
  public static String written(SourceSpan span, List<String> lines) {
    var line = lines.get(span.getLineIndex());
    return line.substring(
        span.getColumnIndex(), Math.min(line.length(), span.getColumnIndex() + span.getLength()));
  }

  private static boolean hidesCells(Node table, List<String> lines) {
    var rows = table.getSourceSpans().stream().map(span -> cells(written(span, lines))).toList();
    return rows.stream().anyMatch(cells -> cells > rows.get(0));
  }

  private static int cells(String row) {
    var inner = row.strip();
    inner = inner.startsWith("|") ? inner.substring(1) : inner;
    inner = inner.replaceFirst("(?<!\\\\)\\|$", "");
    return PIPE.split(inner, -1).length;
  }

  private static void asWritten(Node table, List<String> lines) {
    var paragraph = new Paragraph();
    paragraph.setSourceSpans(table.getSourceSpans());
    for (var span : table.getSourceSpans()) {
      if (paragraph.getFirstChild() != null) {
        paragraph.appendChild(new SoftLineBreak());
      }
      var text = new Text(written(span, lines).strip());
      text.addSourceSpan(span);
      paragraph.appendChild(text);
    }
    table.insertBefore(paragraph);
    table.unlink();
  }
}
