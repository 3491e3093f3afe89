package org.policyrelay.policy.overlay;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.policyrelay.policy.entry.PolicyMarkdown;

/**
 * Several texts as one that reads as each of them does by itself, in any program that reads
 * CommonMark: what one leaves open ends with it, what follows a list is no point of that list, and
 * a note or a link is found in the text that refers to it. Where nothing of that is at stake each
 * text stands in it to the letter.
 */
final class JoinedText {

  static final String BETWEEN = "\n\n";

  /** Ends whatever stands before it, and is read as no word. */
  private static final String RULE = "---";

  /** Without one of these a text leaves nothing open (CommonMark 0.31, 4.5 and 4.6). */
  private static final Pattern OPENS = Pattern.compile("```|~~~|<");

  /** The ends of blocks of HTML that no empty line ends, but for those of an element. */
  private static final List<String> ENDS = List.of(">", "-->", "?>", "]]>");

  private static final Pattern ELEMENT =
      Pattern.compile("^\\s*<(script|pre|style|textarea)", Pattern.CASE_INSENSITIVE);

  private JoinedText() {}

  static String of(List<String> texts) {
    if (texts.size() < 2) {
      return String.join("", texts);
    }
    var apart = JoinedLabels.toldApart(texts);
    var joined = new StringBuilder(apart.get(0));
    for (var index = 1; index < apart.size(); index++) {
      var before = apart.get(index - 1);
      var after = apart.get(index);
      joined.append(endOf(before)).append(BETWEEN);
      if (runsOn(before + endOf(before), after)) {
        joined.append(RULE).append(BETWEEN);
      }
      joined.append(after);
    }
    return joined.toString();
  }

  /** The text with the end of what it leaves open: a fence, a comment, elements of HTML. */
  static String closed(String text) {
    return text + endOf(text);
  }

  private static String endOf(String text) {
    var end = endOfBlock(text);
    var open = OpenElements.in(text + end);
    return open.isEmpty()
        ? end
        : open.stream().map(name -> "</" + name + ">").collect(joining("\n", end + BETWEEN, ""));
  }

  private static String endOfBlock(String text) {
    if (!OPENS.matcher(text).find() || endsByItself(text)) {
      return "";
    }
    var lineEnd = text.endsWith("\n") || text.endsWith("\r") ? "" : "\n";
    return endsFor(PolicyMarkdown.parse(text).getLastChild())
        .map(end -> lineEnd + end)
        .filter(end -> endsByItself(text + end))
        .findFirst()
        .orElse("");
  }

  private static Stream<String> endsFor(Node open) {
    if (open instanceof FencedCodeBlock fence) {
      return Stream.of(fence.getFenceCharacter().repeat(fence.getOpeningFenceLength()));
    }
    var element = ELEMENT.matcher(open instanceof HtmlBlock html ? html.getLiteral() : "");
    return element.find()
        ? Stream.of("</" + element.group(1).toLowerCase(Locale.ROOT) + ">")
        : ENDS.stream();
  }

  /** Whether a paragraph after it is one. */
  private static boolean endsByItself(String text) {
    return beginsOutside(text, "x");
  }

  /** Whether the beginning of a text would be taken for more of the list or note before it. */
  private static boolean runsOn(String before, String after) {
    return !(after.isEmpty() || Character.isLetter(after.codePointAt(0)))
        && !beginsOutside(before, after);
  }

  /** Whether a text after another begins in no block of that one. */
  private static boolean beginsOutside(String before, String after) {
    var line = PolicyMarkdown.lines(before).size() + 1 + blankLines(after);
    for (var node = PolicyMarkdown.parse(before + BETWEEN + after).getFirstChild();
        node != null;
        node = node.getNext()) {
      var spans = node.getSourceSpans();
      if (!spans.isEmpty() && spans.get(0).getLineIndex() == line) {
        return true;
      }
    }
    return false;
  }

  private static int blankLines(String text) {
    return (int) PolicyMarkdown.lines(text).stream().takeWhile(String::isBlank).count();
  }
}
