package org.policyrelay.handoff.process;

import org.policyrelay.deadline.process.TaskLadder;

/**
 * What an instance of {@code team-handoff} knows. The caller of the process sets all but the key.
 */
final class HandoffVariables {

  static final String ORIGIN = "origin";
  static final String SUBJECT = "subject";
  static final String WORK = "work";
  static final String FROM_TEAM = "fromTeam";
  static final String TO_TEAM = "toTeam";
  static final String RISK_TIER = "riskTier";

  /** Whether the ladder has a rung left, asked by its gateway. */
  static final String ANOTHER_RUNG = TaskLadder.ANOTHER_RUNG;

  private HandoffVariables() {}
}
