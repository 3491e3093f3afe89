package org.policyrelay.review;

/** The rule of a policy whose review nobody has begun yet is another one now. */
public record RuleChanged(String key) {}
