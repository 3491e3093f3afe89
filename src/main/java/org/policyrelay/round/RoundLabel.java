package org.policyrelay.round;

/**
 * A label that may be given in a round.
 *
 * @param code as votes have it
 * @param name as people read it
 */
public record RoundLabel(String code, String name) {}
