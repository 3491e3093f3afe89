package org.policyrelay.change;

import java.util.Set;

/** In whose hands a change is at this moment. */
public interface ChangeHands {

  /** Who has a task of it, of its own or of what it has handed off. */
  Set<String> holding(String change);

  /** Whether its approver has answered, and the step that takes the answer has yet to run. */
  boolean isApprovalAnswered(String change);
}
