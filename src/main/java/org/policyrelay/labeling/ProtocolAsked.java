package org.policyrelay.labeling;

/** Somebody wants another protocol, by other ways than the form; heard in the same transaction. */
public record ProtocolAsked(String key) {}
