package org.policyrelay.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What an instance of {@code policy-review-cycle} knows: what lists show. */
final class ReviewVariables {

  static final String PROCESS = "policy-review-cycle";

  static final String SUBJECT = "subject";
  static final String POLICY = "policy";
  static final String REVIEW = "review";

  /** The message that begins the wait anew. */
  static final String RULE_CHANGED = "RuleChanged";

  private ReviewVariables() {}

  /** The business key, which nobody can change, and not the variable, which somebody can. */
  static String review(DelegateExecution execution) {
    return execution.getProcessBusinessKey();
  }
}
