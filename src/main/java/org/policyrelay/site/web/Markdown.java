package org.policyrelay.site.web;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.policyrelay.policy.entry.Clause;
import org.policyrelay.policy.entry.PolicyMarkdown;
import org.policyrelay.site.SiteRendering;
import org.policyrelay.web.DeadLinks;
import org.springframework.stereotype.Component;

/**
 * Renders policy text for the public: its Markdown, and of HTML only what that needs. Clauses get
 * their ids as anchors, so that a link to a clause stays right through every edit, and points have
 * the numbers that people gave them.
 */
@Component
class Markdown implements SiteRendering {

  private static final Pattern CLAUSE_ID =
      Pattern.compile("(?:[a-z0-9_.:-]{1,100}/(?:tightens/)?)?c[0-9]{1,9}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  /** A text stands under a heading of its page. */
  private static final int HEADINGS_BELOW = 2;

  private static final Pattern NOTE_ID = Pattern.compile("fn-[a-z0-9-]{1,60}");

  private static final String MOVABLE =
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">";

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
              "span",
              "a",
              "sup",
              "div",
              "input",
              "table",
              "thead",
              "tbody",
              "tr",
              "th",
              "td")
          .allowAttributes("href")
          .onElements("a")
          .allowAttributes("start")
          .matching(NUMBER)
          .onElements("ol")
          .allowAttributes("value")
          .matching(NUMBER)
          .onElements("li")
          .allowAttributes("class")
          .matching(false, "paren")
          .onElements("ol")
          .allowAttributes("class")
          .matching(false, "footnote")
          .onElements("div")
          .allowAttributes("align")
          .matching(false, "left", "center", "right")
          .onElements("th", "td")
          .allowAttributes("type")
          .matching(false, "checkbox")
          .onElements("input")
          .allowAttributes("disabled", "checked")
          .matching(false, "", "disabled", "checked")
          .onElements("input")
          .allowAttributes("aria-label")
          .matching(false, "done", "to do")
          .onElements("input")
          .allowAttributes("id")
          .matching(CLAUSE_ID)
          .onElements("p", "li", "h3", "h4", "h5", "h6", "table", "div", "pre", "hr", "span")
          .allowAttributes("id")
          .matching(NOTE_ID)
          .onElements("sup")
          .allowUrlProtocols("https", "http", "mailto")
          .requireRelNofollowOnLinks()
          .toFactory();

  @Override
  public String toHtml(String place, String markdown) {
    return toHtml(place, List.of(markdown), List.of());
  }

  /**
   * Texts that are read as one, each by itself: a note or a link is looked for in the text that
   * refers to it, and what one leaves open ends with it.
   *
   * @param place of the texts on their page, of small letters, digits and hyphens, like no other
   *     there
   * @param clauses of all of them, by the lines of what they are together with an empty line
   *     between them; those of another text are no anchors
   */
  String toHtml(String place, List<String> texts, List<Clause> clauses) {
    var html = new StringBuilder();
    var first = 0;
    for (var index = 0; index < texts.size(); index++) {
      var text = texts.get(index);
      html.append(one(place + "-" + index, text, first, clauses));
      first += PolicyMarkdown.lines(text).size() + 1;
    }
    return movable(SAFE.sanitize(html.toString()));
  }

  /**
   * On a small screen a table is moved by hand or by key, instead of its words being broken. What
   * people wrote has no tag left in it by now.
   */
  private static String movable(String html) {
    return html.replace("<table", MOVABLE + "<table").replace("</table>", "</table></div>");
  }

  private static String one(String prefix, String markdown, int first, List<Clause> clauses) {
    var document = PolicyMarkdown.parse(markdown);
    DeadLinks.writeOut(document);
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            heading.setLevel(Math.min(6, heading.getLevel() + HEADINGS_BELOW));
            visitChildren(heading);
          }
        });
    var lines = PolicyMarkdown.lines(markdown);
    var anchors = ClauseAnchors.place(document, clauses, first, lines.size());
    var renderer =
        HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .nodeRendererFactory(context -> new MarkdownNodes(context, prefix))
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br>\n")
            .attributeProviderFactory(
                context ->
                    (node, tag, attributes) -> {
                      var id = anchors.get(node);
                      if (id != null && isOuter(tag)) {
                        attributes.put("id", id);
                      }
                      number(node, attributes, lines);
                    })
            .build();
    return renderer.render(document);
  }

  /** A block of code has two elements, and a table has more. */
  private static boolean isOuter(String tag) {
    return !tag.equals("code") && !tag.startsWith("t") || tag.equals("table");
  }

  /** As people wrote it: a browser would count on from the first, Markdown means no more by it. */
  private static void number(Node node, Map<String, String> attributes, List<String> lines) {
    if (node instanceof OrderedList list && ")".equals(list.getMarkerDelimiter())) {
      attributes.put("class", "paren");
    }
    if (node instanceof ListItem item) {
      var number = PolicyMarkdown.numberOf(item, lines);
      var expected = expected(item, lines);
      if (number.isPresent() && number.getAsInt() != expected) {
        attributes.put("value", Integer.toString(number.getAsInt()));
      }
    }
  }

  /** What a browser would count. */
  private static int expected(ListItem item, List<String> lines) {
    return item.getPrevious() instanceof ListItem before
        ? PolicyMarkdown.numberOf(before, lines).orElse(0) + 1
        : PolicyMarkdown.numberOf(item, lines).orElse(1);
  }
}
