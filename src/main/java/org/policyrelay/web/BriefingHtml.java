package org.policyrelay.web;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Shows on a page what a form shows in Tasklist: Markdown that the relay itself wrote, in which
 * everything that people wrote is escaped. What would be HTML in it is text here, too.
 */
public final class BriefingHtml {

  private static final List<Extension> TABLES = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).sanitizeUrls(true).build();

  /** On a narrow screen a table is moved, instead of its words being broken. */
  private static final String MOVABLE =
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">";

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
    // what people wrote has no tag in it
    return RENDERER
        .render(document)
        .replace("<table>", MOVABLE + "<table>")
        .replace("</table>", "</table></div>");
  }
}
