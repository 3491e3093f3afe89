package org.policyrelay.change;

/** A change was withdrawn; its process has to wind up. */
public record ChangeWithdrawn(String key) {}
