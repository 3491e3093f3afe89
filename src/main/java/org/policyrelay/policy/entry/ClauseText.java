package org.policyrelay.policy.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;

/**
 * A numbered point, a heading, a line or a table of a policy's text, as it stands there.
 *
 * @param label its number, such as {@code §2.1}, or else its place among the others, such as {@code
 *     ¶1}; no two in a text have the same
 * @param line the line of the text, from 0
 * @param text without its number or bullet; a table with all its lines
 */
public record ClauseText(String label, int line, String text) {

  private static final Pattern NUMBERED = Pattern.compile("^\\s*(\\d+(?:\\.\\d+)*)[.)]\\s+(.*)$");
  private static final Pattern BULLET = Pattern.compile("^\\s*[-*•]\\s+(.*)$");

  /** The clauses of a text, in order. Every line that is not blank is one, but of a table. */
  public static List<ClauseText> of(String text) {
    var clauses = new ArrayList<ClauseText>();
    var labels = new HashSet<String>();
    var lines = text.lines().toList();
    var tables = tables(text);
    var paragraph = 0;
    for (var line = 0; line < lines.size(); line++) {
      var content = lines.get(line);
      if (content.isBlank()) {
        continue;
      }
      var last = Math.min(tables.getOrDefault(line, line), lines.size() - 1);
      var rows = "";
      for (var row = line + 1; row <= last; row++) {
        rows += "\n" + lines.get(row);
      }
      var numbered = NUMBERED.matcher(content);
      var bullet = BULLET.matcher(content);
      if (numbered.matches()) {
        clauses.add(
            new ClauseText(free("§" + numbered.group(1), labels), line, numbered.group(2) + rows));
      } else {
        paragraph++;
        var words = bullet.matches() ? bullet.group(1) : content.strip();
        clauses.add(new ClauseText(free("¶" + paragraph, labels), line, words + rows));
      }
      line = last;
    }
    return List.copyOf(clauses);
  }

  /** The first line of each table to its last. */
  private static Map<Integer, Integer> tables(String text) {
    var tables = new HashMap<Integer, Integer>();
    if (text.indexOf('|') < 0) {
      return tables;
    }
    PolicyMarkdown.parse(text)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(CustomBlock block) {
                var spans = block.getSourceSpans();
                if (block instanceof TableBlock && !spans.isEmpty()) {
                  tables.put(
                      spans.get(0).getLineIndex(), spans.get(spans.size() - 1).getLineIndex());
                } else {
                  visitChildren(block);
                }
              }
            });
    return tables;
  }

  private static String free(String wanted, HashSet<String> taken) {
    var label = wanted;
    for (var again = 2; !taken.add(label); again++) {
      label = wanted + "(" + again + ")";
    }
    return label;
  }
}
