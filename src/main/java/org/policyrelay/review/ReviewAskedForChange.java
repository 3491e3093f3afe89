package org.policyrelay.review;

/**
 * A review has found that a policy has to change.
 *
 * @param note what has to change, in the reviewer's words
 */
public record ReviewAskedForChange(String key, String policyId, String note, String by) {}
