package org.policyrelay.policy;

import static org.policyrelay.engine.MarkdownText.visible;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.policyrelay.policy.entry.PolicyMarkdown;

/**
 * Where the public will read other letters than the Markdown that somebody approves has: what is
 * written by its name or number ({@code &lt;}), what a backslash takes its meaning from, and
 * pictures, of which nothing is shown.
 */
public final class SiteShows {

  private static final Parser ALONE = Parser.builder().build();

  private static final Pattern OTHERWISE =
      Pattern.compile("&(?:#[xX]?[0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});|\\\\\\p{Punct}");

  private SiteShows() {}

  /** A line for a briefing, in its Markdown; empty where letters are shown as they are written. */
  public static String otherwise(String markdown) {
    Set<String> found = new LinkedHashSet<>();
    var lines = PolicyMarkdown.lines(markdown);
    PolicyMarkdown.parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Text text) {
                for (var span : text.getSourceSpans()) {
                  letters(PolicyMarkdown.written(span, lines), text.getLiteral(), found);
                }
              }

              @Override
              public void visit(Image image) {
                found.add("nothing for the picture " + visible(image.getDestination()));
              }
            });
    var shown = new StringJoiner("; ", "**The site shows** ", "").setEmptyValue("");
    found.forEach(shown::add);
    return shown.toString();
  }

  /** Only what is not shown as it is written: in code and in addresses it would be. */
  private static void letters(String written, String literal, Set<String> found) {
    if (written.equals(literal)) {
      return;
    }
    OTHERWISE
        .matcher(written)
        .results()
        .map(match -> match.group())
        .forEach(
            one -> {
              var shown = shown(one);
              if (!shown.equals(one)) {
                found.add(
                    (shown.isBlank() ? "white space" : visible(shown)) + " for " + visible(one));
              }
            });
  }

  private static String shown(String written) {
    var shown = new StringBuilder();
    // between two letters, or it might begin a list
    ALONE
        .parse("x" + written + "x")
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Text text) {
                shown.append(text.getLiteral());
              }
            });
    return shown.length() < 2 ? written : shown.substring(1, shown.length() - 1);
  }
}
