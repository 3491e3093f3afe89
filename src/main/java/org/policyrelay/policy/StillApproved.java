package org.policyrelay.policy;

import java.util.Optional;

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
}
