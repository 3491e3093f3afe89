package org.policyrelay.change;

/**
 * A change was put on hold; everything that runs for it has to stand still.
 *
 * @param reason what whoever works on it is told
 */
public record ChangeHeld(String key, String reason) {}
