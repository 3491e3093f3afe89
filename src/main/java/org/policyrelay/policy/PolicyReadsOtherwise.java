package org.policyrelay.policy;

/**
 * Something of a policy was published or taken back, by whichever way; heard in the same
 * transaction, in which more may follow.
 */
public record PolicyReadsOtherwise(String policyId) {}
