package org.policyrelay.change.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What an instance of {@code policy-change} knows: its key, what lists show, what gateways ask. */
final class ChangeVariables {

  static final String PROCESS = "policy-change";

  static final String CHANGE = "change";

  /** In handoffs and publications that belong to a change: its key. */
  static final String ORIGIN = "origin";

  static final String SUBJECT = "subject";
  static final String POLICY = "policy";
  static final String MARKETS = "markets";
  static final String RISK_TIER = "riskTier";
  static final String EMERGENCY = "emergency";
  static final String TEXT_READY = "textReady";
  static final String PUBLISH_AT_ONCE = "publishAtOnce";
  static final String REVIEWS_NEEDED = "reviewsNeeded";
  static final String REVIEWS_PASSED = "reviewsPassed";
  static final String REWORK_ROUND_LEFT = "reworkRoundLeft";
  static final String CAME_BACK = "cameBack";
  static final String MARKETS_LEFT = "marketsLeft";

  /** Code of the error by which an answer that came too late leads back. */
  static final String NOT_TAKEN = "answer-not-taken";

  private ChangeVariables() {}

  /**
   * The change that an instance of {@code policy-change} carries out. It is the business key, which
   * nobody can change, and not the variable, which an administrator can.
   */
  static String change(DelegateExecution execution) {
    return execution.getProcessBusinessKey();
  }
}
