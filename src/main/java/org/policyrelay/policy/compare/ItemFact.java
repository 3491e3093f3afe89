package org.policyrelay.policy.compare;

import java.util.List;

/**
 * One thing that is different in one item of an entry's content.
 *
 * @param part of the content, such as {@code requirements}
 * @param id of the item; a topic's code, the market of a timeline, empty for a part without items
 * @param places the markets, and parts of one, that it is for; empty for all of the policy
 * @param text what is different, a sentence without its full stop
 */
public record ItemFact(
    String part,
    String id,
    List<String> places,
    ChangeKind kind,
    Direction direction,
    String text) {

  /** Whether more may be let go by an exception than before, as far as a program can tell. */
  boolean opensAnException() {
    return part.equals(ContentDifference.EXCEPTIONS)
        && kind == ChangeKind.RULE
        && direction != Direction.STRICTER;
  }
}
