package org.policyrelay.change;

/**
 * What the relay has prepared is not needed any more, and nobody has touched it.
 *
 * @param why a sentence without its end
 */
public record PreparedForNothing(String key, String why) {}
