package org.policyrelay.change;

import java.util.List;

/**
 * What no program could tell of an overlay beside its base, a sentence each.
 *
 * @param open what nobody has judged either
 * @param approved what somebody has approved who was shown both
 */
public record Doubts(List<String> open, List<String> approved) {

  public Doubts {
    open = List.copyOf(open);
    approved = List.copyOf(approved);
  }
}
