package org.policyrelay.publishing.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.publishing.Publications;

/** What an instance of {@code policy-publication} is handed in, and what its gateways ask. */
final class PublicationVariables {

  /** The key of the work that asked for the publication; for a correction, its own. */
  static final String ORIGIN = "origin";

  static final String SEEN_AS_PUBLISHED = "seenAsPublished";

  /** What lists show. */
  static final String SUBJECT = "subject";

  static final String POLICY = "policy";

  static final String APPROVE_WORDING = "Task_ApproveWording";

  static final String APPROVE_CORRECTION = "Task_ApproveCorrection";

  static final String REPAIR = "Task_RepairPublication";

  /** The error that ends a correction before it has begun. */
  static final String CORRECTION_OUTDATED = "correction-outdated";

  private PublicationVariables() {}

  /** The origin, absent for an instance that somebody has started from the form. */
  static Optional<String> origin(DelegateExecution execution) {
    return Optional.ofNullable((String) execution.getVariable(ORIGIN));
  }

  /**
   * The publication that a task belongs to: by the key of its instance, as an administrator can
   * change its variables.
   */
  static Optional<String> publicationOf(TaskRef task) {
    return Optional.ofNullable(task.businessKey())
        .filter(key -> task.processId().equals(Publications.PROCESS));
  }
}
