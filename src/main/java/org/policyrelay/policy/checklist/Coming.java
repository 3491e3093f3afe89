package org.policyrelay.policy.checklist;

import java.time.Instant;

/**
 * What is announced of a policy in a place: that it begins to apply, or goes on otherwise.
 *
 * @param from the instant from which it applies
 */
public record Coming(Instant from, Glance what) {}
