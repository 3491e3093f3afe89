package org.policyrelay.translation.process;

/** What an instance of {@code policy-translation} knows: what lists show. */
final class TranslationVariables {

  static final String PROCESS = "policy-translation";

  static final String ORIGIN = "origin";
  static final String SUBJECT = "subject";
  static final String POLICY = "policy";

  static final String APPROVE = "Task_ApproveTranslation";

  private TranslationVariables() {}
}
