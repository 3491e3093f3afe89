package org.policyrelay.policy.web;

/** Names of what {@code api/policies.json} describes. */
final class PolicySchemas {

  static final String POLICY = "Policy";
  static final String PUBLISHED_ENTRY = "PublishedEntry";
  static final String POLICIES_BY_ID = "PoliciesById";

  private PolicySchemas() {}
}
