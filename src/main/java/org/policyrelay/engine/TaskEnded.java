package org.policyrelay.engine;

/**
 * A task of {@link TaskOpened} waits no more.
 *
 * @param done whether somebody has done it, and not its instance come to an end
 */
public record TaskEnded(String id, boolean done) {}
