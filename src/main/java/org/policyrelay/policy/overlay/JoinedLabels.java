package org.policyrelay.policy.overlay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.policyrelay.policy.entry.PolicyMarkdown;

/**
 * Gives the notes and the link definitions of several texts names by which they are told apart when
 * the texts are one. A name stays as it is written unless another text has it too, or would be read
 * as referring to it. The name of a link is not shown; the new one of a note is its old one with
 * the place of its text, such as {@code 1-2}.
 */
final class JoinedLabels {

  private static final Pattern UNSEEN_IN_LABEL = Pattern.compile("[\\s>]+");

  private JoinedLabels() {}

  /** The texts, in the same order, with such names. */
  static List<String> toldApart(List<String> texts) {
    if (texts.stream().noneMatch(text -> text.contains("]:"))) {
      return texts;
    }
    var all = texts.stream().map(Labels::of).toList();
    var squashed = texts.stream().map(JoinedLabels::squash).toList();
    var given = new ArrayList<String>();
    Predicate<String> taken =
        label ->
            given.contains(label) || squashed.stream().anyMatch(text -> text.contains("[" + label));
    var apart = new ArrayList<String>();
    for (var index = 0; index < texts.size(); index++) {
      var labels = all.get(index);
      var names = new LinkedHashMap<String, String>();
      for (var label : labels.defined.keySet()) {
        if (isAmbiguous(label, index, all, squashed)) {
          names.put(label, free(labels, label, index + 1, taken));
          given.add(squash(names.get(label)));
        }
      }
      apart.add(labels.renamed(names));
    }
    return List.copyOf(apart);
  }

  /** Whether a former text has the name, or a text that does not have it itself names it. */
  private static boolean isAmbiguous(
      String label, int own, List<Labels> all, List<String> squashed) {
    for (var index = 0; index < all.size(); index++) {
      var hasIt = all.get(index).defined.containsKey(label);
      if (index != own
          && (hasIt ? index < own : squashed.get(index).contains("[" + squash(label) + "]"))) {
        return true;
      }
    }
    return false;
  }

  private static String free(Labels labels, String label, int place, Predicate<String> taken) {
    var written = labels.defined.getOrDefault(label, label);
    var wanted = (written.startsWith("^") ? written : "link") + "-" + place;
    var name = wanted;
    for (var again = 2; taken.test(squash(name)); again++) {
      name = wanted + "-" + again;
    }
    return name;
  }

  /** As labels are compared: in any case, however much white space and wherever it is quoted. */
  private static String squash(String label) {
    return fold(UNSEEN_IN_LABEL.matcher(label).replaceAll(""));
  }

  private static String fold(String label) {
    return label.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
  }

  /** The names of one text and where in it they are written. */
  private static final class Labels extends AbstractVisitor {

    /**
     * A name as it is written somewhere.
     *
     * @param from the first character of the name, or where it is to be put in
     * @param until the first one after it
     * @param shortcut whether the text of the link is its name, so that no name stands there
     */
    private record Place(int from, int until, boolean shortcut) {}

    /** By how they are compared; a note's begins with {@code ^}. */
    private final Map<String, String> defined = new LinkedHashMap<>();

    private final Map<String, List<Place>> places = new LinkedHashMap<>();
    private final String text;

    private Labels(String text) {
      this.text = text;
    }

    static Labels of(String text) {
      var labels = new Labels(text);
      PolicyMarkdown.parse(text).accept(labels);
      return labels;
    }

    String renamed(Map<String, String> names) {
      var edits = new TreeMap<Integer, Place>();
      var by = new TreeMap<Integer, String>();
      names.forEach(
          (label, name) ->
              places
                  .getOrDefault(label, List.of())
                  .forEach(
                      place -> {
                        edits.put(place.from(), place);
                        by.put(place.from(), place.shortcut() ? "[" + name + "]" : name);
                      }));
      var renamed = new StringBuilder(text);
      edits
          .descendingMap()
          .forEach((from, place) -> renamed.replace(from, place.until(), by.get(from)));
      return renamed.toString();
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
      var from = nameOf(definition);
      var until = from;
      while (text.charAt(until) != ']') {
        until += text.charAt(until) == '\\' ? 2 : 1;
      }
      define(from, until);
    }

    @Override
    public void visit(CustomBlock block) {
      if (block instanceof FootnoteDefinition) {
        // in the name of a note a backslash is a letter like any other
        var from = nameOf(block);
        define(from, text.indexOf(']', from));
      }
      visitChildren(block);
    }

    /** It stands in the first brackets of the definition. */
    private int nameOf(Node definition) {
      return text.indexOf('[', startOf(definition)) + 1;
    }

    private void define(int from, int until) {
      var written = text.substring(from, until);
      defined.putIfAbsent(compared(written), written);
      add(written, from, until, false);
    }

    @Override
    public void visit(CustomNode node) {
      if (node instanceof FootnoteReference) {
        add(
            text.substring(startOf(node) + 1, endOf(node) - 1),
            startOf(node) + 1,
            endOf(node) - 1,
            false);
      }
      visitChildren(node);
    }

    @Override
    public void visit(Link link) {
      reference(link, "[");
      visitChildren(link);
    }

    @Override
    public void visit(Image image) {
      reference(image, "![");
      visitChildren(image);
    }

    /** {@code [text][name]}, {@code [name][]} or {@code [name]}: all that do not say where to. */
    private void reference(Node link, String opening) {
      var start = startOf(link);
      var end = endOf(link);
      if (!text.startsWith(opening, start) || text.charAt(end - 1) != ']') {
        return;
      }
      var last = link.getLastChild();
      var shown = start + opening.length();
      var close = last == null || last.getSourceSpans().isEmpty() ? shown : endOf(last);
      if (close == end - 1) {
        add(text.substring(shown, close), end, end, true);
      } else {
        var name = text.substring(close + 2, end - 1);
        add(name.isEmpty() ? text.substring(shown, close) : name, close + 2, end - 1, false);
      }
    }

    private void add(String written, int from, int until, boolean shortcut) {
      places
          .computeIfAbsent(compared(written), label -> new ArrayList<>())
          .add(new Place(from, until, shortcut));
    }

    private static String compared(String written) {
      return fold(written.strip().replaceAll("[\\s]+", " "));
    }

    private static int startOf(Node node) {
      return node.getSourceSpans().get(0).getInputIndex();
    }

    private static int endOf(Node node) {
      var last = node.getSourceSpans().get(node.getSourceSpans().size() - 1);
      return last.getInputIndex() + last.getLength();
    }
  }
}
