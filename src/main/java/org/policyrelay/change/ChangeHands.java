package org.policyrelay.change;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In whose hands a change is at this moment. */
public interface ChangeHands {

  /** Who has a task of it, of its own or of what it has handed off. */
  Set<String> holding(String change);

  /** Its open tasks, the earliest due first. */
  List<OpenTask> openTasks(String change);

  /**
   * A task that waits for somebody.
   *
   * @param name of its step, without what it is about
   * @param assignee who has claimed it, if anybody has
   * @param groups that may act on it
   */
  record OpenTask(String name, @Nullable String assignee, List<String> groups) {}

  /** Whether its approver has answered, and the step that takes the answer has yet to run. */
  boolean isApprovalAnswered(String change);
}
