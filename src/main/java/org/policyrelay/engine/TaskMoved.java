package org.policyrelay.engine;

import java.time.Instant;

/** A task of {@link TaskOpened} is due at another time. */
public record TaskMoved(String id, Instant due) {}
