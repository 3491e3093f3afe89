package org.policyrelay.engine;

/**
 * Completes a task by what somebody has decided at another one, which decides this one too. The
 * answer is kept as theirs; whoever has claimed the task has nothing left to answer. Whether they
 * may was checked where they decided, so that no rule of this task is asked again.
 */
public interface PassedOnAnswers {

  /**
   * In the caller's transaction.
   *
   * @param by who has decided
   * @throws org.policyrelay.kernel.RefusedException when the task is not open
   */
  void complete(String taskId, String by, String outcome);
}
