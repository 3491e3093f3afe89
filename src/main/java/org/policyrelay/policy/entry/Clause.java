package org.policyrelay.policy.entry;

import java.util.List;

/**
 * A part of a policy's text that can be cited.
 *
 * @param id such as {@code c3}; given once, it stays with the clause through every edit, and no
 *     other clause of the policy ever gets it
 * @param label what a reader sees in this version, such as {@code §2} or {@code ¶1}
 * @param line the line of the text that it stands in, from 0
 * @param text without its number or bullet; a table with all its lines
 */
public record Clause(String id, String label, int line, String text) {

  /** Whether people gave it a number; any other has its place among the others. */
  public boolean hasNumber() {
    return label.startsWith("§");
  }

  /**
   * Puts another reading in its place.
   *
   * @param lines of the version's text; none goes away, so that other clauses stay where they are
   */
  public void replaceIn(List<String> lines, String reading) {
    var own = text.lines().toList();
    var first = lines.get(line);
    lines.set(line, first.substring(0, first.lastIndexOf(own.get(0))) + reading);
    for (var row = 1; row < own.size(); row++) {
      lines.set(line + row, "");
    }
  }
}
