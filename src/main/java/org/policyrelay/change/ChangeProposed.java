package org.policyrelay.change;

/** A change was proposed from outside the process engine; its process has to begin. */
public record ChangeProposed(String key) {}
