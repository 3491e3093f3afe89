package org.policyrelay.round.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.deadline.process.TaskLadder;

/**
 * What an instance of {@code blind-round} knows: nothing of any vote. Its caller gives it the
 * round's key as its business key.
 */
final class RoundVariables {

  static final String PROCESS = "blind-round";

  /** The one task, of each rater. */
  static final String LABEL_CASES = "Task_LabelCases";

  /** When votes are closed, whoever is missing. */
  static final String VOTE_BY = "Timer_VoteByReached";

  static final String ORIGIN = "origin";
  static final String SUBJECT = "subject";
  static final String POLICY = "policy";

  /** The number of the rater whose task it is. */
  static final String RATER = "rater";

  /** Whether the ladder has a rung left, asked by its gateway. */
  static final String ANOTHER_RUNG = TaskLadder.ANOTHER_RUNG;

  private RoundVariables() {}

  /** The business key, which nobody can change. */
  static String round(DelegateExecution execution) {
    return execution.getProcessBusinessKey();
  }

  static int rater(DelegateExecution execution) {
    return (Integer) execution.getVariable(RATER);
  }
}
