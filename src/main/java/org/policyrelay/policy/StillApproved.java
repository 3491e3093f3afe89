package org.policyrelay.policy;

import java.util.Optional;
import java.util.Set;

/**
 * Implemented by whoever approves what is published, and knows what it was approved as. It is asked
 * while nobody else can publish: between an approval and this moment others may have.
 */
public interface StillApproved {

  /**
   * Why it is no longer what was approved, in a sentence that says what to do next; empty where it
   * is, and for the work of others.
   */
  Optional<String> outgrown(PublishOrder order);

  /**
   * What others have published since somebody approved it: nobody has read it beside that. Empty
   * where they have not, and for the work of others.
   */
  Optional<Unread> unread(PublishOrder order);

  /**
   * A difference that nobody has approved.
   *
   * @param writers of the text: somebody else has to read it
   * @param told the difference in Markdown
   */
  record Unread(Set<String> writers, String told) {}
}
