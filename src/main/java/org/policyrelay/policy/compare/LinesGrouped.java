package org.policyrelay.policy.compare;

import java.util.List;
import java.util.stream.Stream;
import org.policyrelay.policy.entry.PolicyEntry;

/**
 * Told of an edit by which words stand in other lines than before. It changes no word, and pages
 * draw each line by itself: whether they say the same so is for who approves it.
 */
public final class LinesGrouped {

  private LinesGrouped() {}

  static String told(String what) {
    return "the lines of the %s are grouped otherwise: pages draw each line by itself, so read whether the lines say the same as before"
        .formatted(what);
  }

  /** A sentence for the text and one for the guidance, where that is so of them. */
  public static List<String> between(PolicyEntry before, PolicyEntry after) {
    return Difference.ofLines(before, after).stream().map(Difference.Fact::text).toList();
  }

  static boolean isTold(String fact) {
    return Stream.of("text", "guidance").map(LinesGrouped::told).anyMatch(fact::equals);
  }
}
