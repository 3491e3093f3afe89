package org.policyrelay.policy;

import java.util.Set;

/**
 * Policies came in from elsewhere, past the process that our own go through.
 *
 * @param versions how many
 * @param policies their ids
 */
public record PoliciesImported(long versions, Set<String> policies) {}
