package org.policyrelay.policy.entry;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
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
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows of a text, and what a reader comes upon beside it: the titles of links and what
 * is said of a picture, which a page leaves out and another program may not.
 */
public final class ShownText {

  private static final Pattern SENTENCE = Pattern.compile("(?<=[.;!?\u2026])\\s+");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\u034f]");

  /** Words on one line, stressed or not, and nothing else. */
  private ShownText() {}

  /** The letters that a page shows, in one line; empty where it shows nothing. */
  public static String letters(String markdown) {
    return String.join(" ", blocks(markdown, false)).strip();
  }

  /** The same, each paragraph or row in a line of its own. */
  public static String lines(String markdown) {
    return String.join("\n", blocks(markdown, false));
  }

  /**
   * Sentence by sentence, in small plain letters, as they are read and not as they are written. No
   * sentence goes over the end of a paragraph or of a table's row.
   */
  public static List<String> sentences(String markdown) {
    return blocks(markdown, true).stream()
        .flatMap(block -> Stream.of(SENTENCE.split(plain(block))))
        .filter(one -> !one.isBlank())
        .toList();
  }

  /** In small letters; one that looks like a Latin one is read as that. */
  private static String plain(String letters) {
    var normal = Normalizer.normalize(letters, Normalizer.Form.NFKC);
    return Confusables.asLatin(UNSEEN.matcher(normal).replaceAll(""))
        .toLowerCase(Locale.ROOT)
        .replace('\u2019', '\'')
        .replaceAll("\\bcan't\\b", "cannot")
        .replaceAll("\\bwon't\\b", "will not")
        .replaceAll("(?<=\\p{L})n't\\b", " not")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static List<String> blocks(String markdown, boolean withHidden) {
    var blocks = new Blocks(withHidden);
    PolicyMarkdown.parse(markdown).accept(blocks);
    blocks.end();
    return blocks.all();
  }

  private static final class Blocks extends AbstractVisitor {

    private final boolean withHidden;
    private final List<String> shown = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();
    private StringBuilder block = new StringBuilder();

    Blocks(boolean withHidden) {
      this.withHidden = withHidden;
    }

    List<String> all() {
      return Stream.concat(shown.stream(), withHidden ? hidden.stream() : Stream.empty())
          .map(String::strip)
          .filter(one -> !one.isEmpty())
          .toList();
    }

    void end() {
      shown.add(block.toString());
      block = new StringBuilder();
    }

    private void block(String literal) {
      end();
      block.append(literal);
      end();
    }

    private void title(@Nullable String title) {
      hidden.add(title == null ? "" : title);
    }

    @Override
    public void visit(Text text) {
      block.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
      block.append(code.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
      block.append(html.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak end) {
      block.append(' ');
    }

    @Override
    public void visit(HardLineBreak end) {
      block.append(' ');
    }

    @Override
    public void visit(HtmlBlock html) {
      block(html.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock code) {
      block(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
      block(code.getLiteral());
    }

    @Override
    public void visit(Link link) {
      visitChildren(link);
      title(link.getTitle());
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
      title(definition.getTitle());
    }

    @Override
    public void visit(Image image) {
      var outside = block;
      block = new StringBuilder();
      visitChildren(image);
      hidden.add(block.toString());
      title(image.getTitle());
      block = outside;
    }

    @Override
    public void visit(Paragraph paragraph) {
      end();
      visitChildren(paragraph);
      end();
    }

    @Override
    public void visit(Heading heading) {
      end();
      visitChildren(heading);
      end();
    }

    @Override
    public void visit(CustomNode node) {
      if (node instanceof TableRow) {
        end();
      }
      visitChildren(node);
      block.append(' ');
    }
  }
}
