package org.policyrelay.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has handed a task to somebody else in person. Who claims a task for themselves knows.
 *
 * @param name as lists show it
 * @param processId id of its model
 * @param activity id of its step in the model
 * @param businessKey of its process instance
 * @param urgent whether it is done before its team opens
 * @param endIsTold whether {@link TaskEnded} says when it is over
 */
public record TaskGiven(
    String id,
    String name,
    String processId,
    String activity,
    @Nullable String businessKey,
    String assignee,
    String by,
    boolean urgent,
    @Nullable Instant due,
    boolean endIsTold) {}
