package org.policyrelay.engine;

import java.util.Set;

/**
 * Outcomes of a task that its form does not offer now, since each would be refused by a {@link
 * SubmissionRule}. Nobody chooses what they are then told that they cannot have.
 */
public interface WithheldOutcomes {

  boolean concerns(TaskRef task);

  /** Values of the field {@link Submissions#OUTCOME}. */
  Set<String> withheld(TaskRef task);
}
