package org.policyrelay.policy;

import java.time.Instant;

/**
 * Something of a policy was published or taken back, by whichever way; heard in the same
 * transaction, in which more may follow.
 *
 * @param at when that was: what applies at once applies since
 */
public record PolicyReadsOtherwise(String policyId, Instant at) {}
