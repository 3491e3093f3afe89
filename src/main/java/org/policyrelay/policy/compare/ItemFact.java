package org.policyrelay.policy.compare;

/**
 * One thing that is different in one item of an entry's content.
 *
 * @param part of the content, such as {@code requirements}
 * @param id of the item; a topic's code, the market of a timeline, empty for a part without items
 * @param text what is different, a sentence without its full stop
 */
public record ItemFact(String part, String id, ChangeKind kind, Direction direction, String text) {

  /** Whether more may be let go by an exception than before, as far as a program can tell. */
  boolean opensAnException() {
    return part.equals(ContentDifference.EXCEPTIONS)
        && kind == ChangeKind.RULE
        && direction != Direction.STRICTER;
  }
}
