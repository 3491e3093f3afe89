package org.policyrelay.engine;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task waits for somebody, and nothing else than this says so: its model marks it with the
 * property {@code notice} as {@code task}.
 *
 * @param name as lists show it
 * @param groups who may take it
 * @param urgent whether it is done before its team opens
 */
public record TaskOpened(
    String id, String name, Set<String> groups, boolean urgent, @Nullable Instant due) {}
