package org.policyrelay.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A numbered point, a heading or a paragraph of a policy's text, as it stands there.
 *
 * @param label its number, such as {@code §2.1}, or else its place among the others, such as {@code
 *     ¶1}; no two in a text have the same
 * @param line the line of the text, from 0
 * @param text without its number or bullet
 */
record ClauseText(String label, int line, String text) {

  private static final Pattern NUMBERED = Pattern.compile("^\\s*(\\d+(?:\\.\\d+)*)[.)]\\s+(.*)$");
  private static final Pattern BULLET = Pattern.compile("^\\s*[-*•]\\s+(.*)$");

  /** The clauses of a text, in order. Every line that is not blank is one. */
  static List<ClauseText> of(String text) {
    var clauses = new ArrayList<ClauseText>();
    var labels = new HashSet<String>();
    var lines = text.lines().toList();
    var paragraph = 0;
    for (var line = 0; line < lines.size(); line++) {
      var content = lines.get(line);
      if (content.isBlank()) {
        continue;
      }
      var numbered = NUMBERED.matcher(content);
      var bullet = BULLET.matcher(content);
      if (numbered.matches()) {
        clauses.add(new ClauseText(free("§" + numbered.group(1), labels), line, numbered.group(2)));
      } else {
        paragraph++;
        var words = bullet.matches() ? bullet.group(1) : content.strip();
        clauses.add(new ClauseText(free("¶" + paragraph, labels), line, words));
      }
    }
    return List.copyOf(clauses);
  }

  private static String free(String wanted, HashSet<String> taken) {
    var label = wanted;
    for (var again = 2; !taken.add(label); again++) {
      label = wanted + "(" + again + ")";
    }
    return label;
  }
}
