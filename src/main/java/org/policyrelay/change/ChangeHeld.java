package org.policyrelay.change;

/** A change was put on hold; everything that runs for it has to stand still. */
public record ChangeHeld(String key) {}
