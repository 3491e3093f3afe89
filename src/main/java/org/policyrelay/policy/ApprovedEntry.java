package org.policyrelay.policy;

import org.policyrelay.policy.entry.PolicyEntry;

/**
 * An entry that is approved and on its way to be published.
 *
 * @param change key of the work that it comes from
 */
public record ApprovedEntry(String change, PolicyEntry entry) {}
