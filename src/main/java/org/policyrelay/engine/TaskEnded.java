package org.policyrelay.engine;

import org.jspecify.annotations.Nullable;

/**
 * A task of {@link TaskOpened} waits no more.
 *
 * @param done whether somebody has done it, and not its instance come to an end
 * @param doneBy who; absent where it is not done, or by nobody who has logged in
 */
public record TaskEnded(String id, boolean done, @Nullable String doneBy) {}
