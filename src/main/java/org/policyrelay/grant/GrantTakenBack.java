package org.policyrelay.grant;

/** A request was withdrawn, or a grant revoked, by another way than its own tasks. */
public record GrantTakenBack(String key) {}
