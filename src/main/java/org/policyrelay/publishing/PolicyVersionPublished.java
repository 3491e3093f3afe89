package org.policyrelay.publishing;

import org.policyrelay.policy.compare.ChangeKind;

/**
 * A version is public and everybody who works under it was told; heard in the same transaction.
 *
 * @param origin key of the work that it comes from
 * @param kind what sort of a change it is against the version before
 */
public record PolicyVersionPublished(
    String origin, String policyId, String version, ChangeKind kind) {}
