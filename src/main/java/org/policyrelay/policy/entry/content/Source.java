package org.policyrelay.policy.entry.content;

import org.jspecify.annotations.Nullable;

/**
 * The law, code or order that a rule comes from.
 *
 * @param provision the section or article
 * @param inForce the day or the instant from which it is in force, as it was written
 * @param url address of the text, http or https
 * @param policy id of the entry that names it
 */
public record Source(
    String id,
    String name,
    @Nullable String provision,
    @Nullable String version,
    @Nullable String inForce,
    @Nullable String url,
    String policy) {}
