package org.policyrelay.change;

/** A change stands elsewhere than before; heard in the same transaction. */
public record ChangeMoved(String key) {}
