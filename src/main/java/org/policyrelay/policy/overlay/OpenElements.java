package org.policyrelay.policy.overlay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.policyrelay.policy.entry.PolicyMarkdown;

/**
 * The elements of HTML that a text begins and does not end: a program that takes raw HTML would put
 * into them whatever stands behind the text. A name in angle brackets that is none of HTML's, such
 * as {@code <name>}, is taken for words, and holds nothing.
 */
final class OpenElements {

  /** A comment, or a tag with its attributes; an attribute may have a bracket in it. */
  private static final Pattern TAG =
      Pattern.compile(
          "<!--.*?(?:-->|\\z)|<(/?)([A-Za-z][A-Za-z0-9]*)(?:\\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?>",
          Pattern.DOTALL);

  /** What these hold is no HTML, up to their own end. */
  private static final Set<String> OF_TEXT =
      Set.of("script", "style", "textarea", "title", "iframe", "noscript", "xmp");

  /** Those that hold something, but for what ends by itself: paragraphs and the parts of tables. */
  private static final Set<String> HOLDING =
      Set.of(
          ("a abbr address article aside audio b bdi bdo big blockquote button canvas center cite"
                  + " code dd del details dfn dialog dir div dl dt em fieldset figcaption figure font"
                  + " footer form h1 h2 h3 h4 h5 h6 header hgroup i iframe ins kbd label legend li"
                  + " main map mark math menu meter nav noscript object ol output picture pre"
                  + " progress q ruby s samp script search section select slot small span strike"
                  + " strong style sub summary sup svg table template textarea time title tt u ul"
                  + " var video xmp")
              .split(" "));

  private final Deque<String> open = new ArrayDeque<>();

  private OpenElements() {}

  /** Their names in small letters, the innermost first. */
  static List<String> in(String markdown) {
    var elements = new OpenElements();
    if (markdown.indexOf('<') >= 0) {
      PolicyMarkdown.parse(markdown)
          .accept(
              new AbstractVisitor() {
                @Override
                public void visit(HtmlBlock html) {
                  elements.read(html.getLiteral());
                }

                @Override
                public void visit(HtmlInline html) {
                  elements.read(html.getLiteral());
                }
              });
    }
    return List.copyOf(elements.open);
  }

  private void read(String html) {
    var tag = TAG.matcher(html);
    while (tag.find()) {
      if (tag.group(2) != null) {
        tag(tag.group(2).toLowerCase(Locale.ROOT), !tag.group(1).isEmpty());
      }
    }
  }

  private void tag(String name, boolean ends) {
    var around = open.peek();
    if (around != null && OF_TEXT.contains(around) && !(ends && name.equals(around))) {
      return;
    }
    if (!ends && HOLDING.contains(name)) {
      open.push(name);
    } else if (ends && open.contains(name)) {
      while (!open.pop().equals(name)) {
        // what stands in it ends with it
      }
    }
  }
}
