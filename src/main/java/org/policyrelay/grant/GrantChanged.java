package org.policyrelay.grant;

/** What is known of the clause of a grant is another thing than before. */
public record GrantChanged(String key) {}
