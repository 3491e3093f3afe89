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

  static String review(DelegateExecution execution) {
    return (String) execution.getVariable(REVIEW);
  }
}
