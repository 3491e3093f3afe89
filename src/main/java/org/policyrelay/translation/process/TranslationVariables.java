package org.policyrelay.translation.process;

/** What an instance of {@code policy-translation} knows: what lists show, and which way it goes. */
final class TranslationVariables {

  static final String PROCESS = "policy-translation";

  static final String ORIGIN = "origin";
  static final String SUBJECT = "subject";
  static final String POLICY = "policy";

  /** Read by the gateway after the approval; what is approved is decided by the translation. */
  static final String OF_DRAFT = "ofDraft";

  static final String APPROVE = "Task_ApproveTranslation";

  private TranslationVariables() {}
}
