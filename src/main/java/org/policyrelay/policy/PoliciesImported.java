package org.policyrelay.policy;

/**
 * Policies came in from elsewhere, past the process that our own go through.
 *
 * @param versions how many
 */
public record PoliciesImported(long versions) {}
