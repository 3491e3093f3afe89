package org.policyrelay.policy.checklist;

import java.time.Instant;

/**
 * What is announced of a policy in a place: that it begins to apply, or goes on otherwise.
 *
 * @param from the instant from which it applies
 * @param match how it is about what was asked for
 */
public record Coming(Instant from, Glance what, Match match) {}
