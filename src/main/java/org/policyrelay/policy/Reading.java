package org.policyrelay.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * What a reader gets out of a text, so that two texts can be proved to say the same: every word in
 * its order and letter case, every number, every sign that can carry a meaning, and the structure
 * around them. Left out is only what never says anything: how much white space there is, in which
 * of several shapes a quotation mark or a dash is typed, a full stop at the end, and where a link
 * leads on the web.
 *
 * <p>It errs on one side only. Texts that mean the same may read differently here; texts that read
 * the same here cannot mean different things.
 */
public final class Reading {

  /** The fields whose wording people read. */
  public static final List<String> FIELDS = List.of("name", "description", "policy");

  private static final Parser PARSER = Parser.builder().build();

  /** Nothing in a text is this: it stands where structure begins and ends. */
  private static final char EDGE = '\u0001';

  private static final String SOMEWHERE = "\u0002";

  /** An address as people type it; other scripts stand beside it without a space. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?:https?://|mailto:)[A-Za-z0-9._~:/?#@!$&'*+,;=%-]*[A-Za-z0-9/]");

  private record Rule(Pattern pattern, String sameAs) {
    Rule(String pattern, String sameAs) {
      this(Pattern.compile(pattern), sameAs);
    }
  }

  /** In this order. */
  private static final List<Rule> SAID_BY_NOTHING =
      List.of(
          // without a width of its own; joiners are letters in some scripts, and stay
          new Rule("[\u00AD\u200B\u2060\uFEFF]", ""),
          new Rule("[\u2018\u2019\u201A\u201B]", "'"),
          new Rule("[\u201C\u201D\u201E\u201F]", "\""),
          new Rule("[\u2010-\u2014]", "-"),
          new Rule("\u2026", "..."),
          new Rule("[\\p{Z}\\s]+", " "),
          new Rule(" ?" + EDGE + " ?", String.valueOf(EDGE)),
          new Rule("(?<=[\\p{L}\\p{M}\\p{N})\"'])[.\u3002](?=" + EDGE + ")", ""));

  private Reading() {}

  /** Whether nobody who reads the one entry is told anything else than by the other. */
  public static boolean isSame(PolicyEntry one, PolicyEntry other) {
    return beside(one).equals(beside(other))
        && FIELDS.stream()
            .allMatch(
                field ->
                    isSame(one.json().path(field).asText(), other.json().path(field).asText()));
  }

  private static JsonNode beside(PolicyEntry entry) {
    var others = entry.json();
    others.remove(FIELDS);
    others.remove("version");
    return others;
  }

  /** Whether nobody who reads the one text is told anything else than by the other. */
  static boolean isSame(String one, String other) {
    return labels(one).equals(labels(other)) && of(one).equals(of(other));
  }

  /** The numbers of the clauses, by which they are cited. */
  private static List<String> labels(String text) {
    return ClauseText.of(text).stream().map(ClauseText::label).toList();
  }

  private static String of(String text) {
    var said = new Said();
    PARSER.parse(text).accept(said);
    var plain = Normalizer.normalize(said.text, Normalizer.Form.NFC);
    plain = ADDRESS.matcher(plain).replaceAll(SOMEWHERE);
    for (var rule : SAID_BY_NOTHING) {
      plain = rule.pattern().matcher(plain).replaceAll(rule.sameAs());
    }
    return plain;
  }

  private static final class Said extends AbstractVisitor {

    private final StringBuilder text = new StringBuilder();

    @Override
    protected void visitChildren(Node parent) {
      edge(parent.getClass().getSimpleName());
      super.visitChildren(parent);
      edge("");
    }

    private void edge(String what) {
      text.append(EDGE).append(what).append(EDGE);
    }

    @Override
    public void visit(Text node) {
      text.append(node.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak node) {
      text.append('\n');
    }

    @Override
    public void visit(HardLineBreak node) {
      text.append('\n');
    }

    @Override
    public void visit(Heading node) {
      edge("level " + node.getLevel());
      visitChildren(node);
    }

    @Override
    public void visit(OrderedList node) {
      edge("from " + node.getMarkerStartNumber());
      visitChildren(node);
    }

    @Override
    public void visit(Link node) {
      edge(destination(node.getDestination()) + title(node.getTitle()));
      visitChildren(node);
    }

    @Override
    public void visit(Image node) {
      edge(node.getDestination() + title(node.getTitle()));
      visitChildren(node);
    }

    @Override
    public void visit(LinkReferenceDefinition node) {
      edge(node.getLabel() + " " + destination(node.getDestination()) + title(node.getTitle()));
    }

    /** A page of our own may be another rule. */
    private static String destination(String address) {
      return ADDRESS.matcher(address).matches() ? "somewhere" : address;
    }

    private static String title(@Nullable String title) {
      return title == null ? "" : " " + title;
    }

    @Override
    public void visit(Code node) {
      edge(node.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock node) {
      edge(node.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock node) {
      edge(node.getLiteral());
    }

    @Override
    public void visit(HtmlInline node) {
      text.append(node.getLiteral());
    }

    @Override
    public void visit(HtmlBlock node) {
      text.append(node.getLiteral());
    }
  }
}
