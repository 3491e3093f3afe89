package org.policyrelay.grant;

/** Somebody has asked over the API; heard in the same transaction. */
public record GrantAsked(String key) {}
