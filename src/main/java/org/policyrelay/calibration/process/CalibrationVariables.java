package org.policyrelay.calibration.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.deadline.process.TaskLadder;

/** What an instance of {@code calibration-session} knows: what lists show, and its round's key. */
final class CalibrationVariables {

  static final String PROCESS = "calibration-session";

  /** The process that begins the sessions of a week. */
  static final String WEEK = "calibration-week";

  /** The moderator's task. */
  static final String DISCUSS = "Task_DiscussDisputes";

  static final String ORIGIN = "origin";
  static final String SUBJECT = "subject";
  static final String POLICY = "policy";

  /** Key of the blind round, which the call hands in. */
  static final String ROUND = "round";

  /** Whether there are cases and raters, asked by a gateway. */
  static final String ENOUGH = "enough";

  /** Whether the ladder has a rung left, asked by its gateway. */
  static final String ANOTHER_RUNG = TaskLadder.ANOTHER_RUNG;

  private CalibrationVariables() {}

  /** The business key, which nobody can change. */
  static String session(DelegateExecution execution) {
    return execution.getProcessBusinessKey();
  }
}
