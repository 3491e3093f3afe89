package org.policyrelay.engine;

/**
 * A domain's own check of an answer, made before the task is completed: what it refuses is told to
 * the person, and the task stays.
 */
public interface SubmissionRule {

  boolean concerns(TaskRef task);

  /**
   * @throws org.policyrelay.kernel.RefusedException when the answer cannot be taken
   */
  void check(TaskRef task, Submission submission);
}
