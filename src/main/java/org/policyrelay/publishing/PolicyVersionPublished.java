package org.policyrelay.publishing;

/** A version was published, seen as published, and announced. */
public record PolicyVersionPublished(String origin, String policyId, String version) {}
