package org.policyrelay.web;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Shows on a page what a form shows in Tasklist: Markdown that the relay itself wrote, in which
 * everything that people wrote is escaped. What would be HTML in it is text here, too.
 */
public final class BriefingHtml {

  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

  private BriefingHtml() {}

  /** With headings one level higher than in a form, where they stand under the form's own. */
  public static String of(String briefing) {
    var document = PARSER.parse(briefing);
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            heading.setLevel(Math.max(3, heading.getLevel() - 1));
          }
        });
    DeadLinks.writeOut(document);
    return RENDERER.render(document);
  }
}
