package org.policyrelay.publishing.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.policyrelay.policy.Clause;
import org.springframework.stereotype.Component;

/**
 * Renders policy text for the public: CommonMark, and of its HTML only what a text needs. Clauses
 * get their ids as anchors, so that a link to a clause stays right through every edit.
 */
@Component
class Markdown {

  private static final Pattern CLAUSE_ID =
      Pattern.compile("(?:[a-z0-9_.:-]{1,100}/(?:tightens/)?)?c[0-9]{1,9}");

  /** A text stands under a heading of its page. */
  private static final int HEADINGS_BELOW = 2;

  private static final PolicyFactory SAFE =
      new HtmlPolicyBuilder()
          .allowElements(
              "p",
              "br",
              "ul",
              "ol",
              "li",
              "strong",
              "em",
              "code",
              "pre",
              "blockquote",
              "h3",
              "h4",
              "h5",
              "h6",
              "hr",
              "a")
          .allowAttributes("href")
          .onElements("a")
          .allowAttributes("start")
          .onElements("ol")
          .allowAttributes("id")
          .matching(CLAUSE_ID)
          .onElements("p", "li", "h3", "h4", "h5", "h6")
          .allowUrlProtocols("https", "http", "mailto")
          .requireRelNofollowOnLinks()
          .toFactory();

  private final Parser parser =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

  String toHtml(String markdown) {
    return toHtml(markdown, List.of());
  }

  /**
   * @param clauses of the text; those of another text are no anchors
   */
  String toHtml(String markdown, List<Clause> clauses) {
    var byLine = new HashMap<Integer, String>();
    clauses.forEach(clause -> byLine.put(clause.line(), clause.id()));
    var document = parser.parse(markdown);
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            heading.setLevel(Math.min(6, heading.getLevel() + HEADINGS_BELOW));
            visitChildren(heading);
          }
        });
    var renderer =
        HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br>\n")
            .attributeProviderFactory(
                context -> (node, tag, attributes) -> anchor(node, attributes, byLine))
            .build();
    return SAFE.sanitize(renderer.render(document));
  }

  private static void anchor(
      Node node, Map<String, String> attributes, Map<Integer, String> byLine) {
    var isClause =
        node instanceof ListItem
            || node instanceof Heading
            || (node instanceof Paragraph && !(node.getParent() instanceof ListItem));
    if (!isClause || !(node instanceof Block block) || block.getSourceSpans().isEmpty()) {
      return;
    }
    // each id once: the outermost block that begins on the line has it
    var id = byLine.remove(block.getSourceSpans().get(0).getLineIndex());
    if (id != null) {
      attributes.put("id", id);
    }
  }
}
