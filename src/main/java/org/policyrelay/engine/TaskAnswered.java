package org.policyrelay.engine;

/**
 * Somebody has answered a task, and the answer is kept; in the transaction that completes it.
 *
 * @param task as it was before
 */
public record TaskAnswered(TaskRef task, Submission answer) {}
