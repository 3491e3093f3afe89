package org.policyrelay.policy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.policyrelay.policy.entry.PublishedVersion;

/**
 * Policies came in from elsewhere, past the process that our own go through.
 *
 * @param policies their ids
 * @param withoutBase the overlays of their families that nobody reads by now, for want of a base
 */
public record PoliciesImported(
    Instant at, Set<String> policies, List<PublishedVersion> withoutBase) {}
