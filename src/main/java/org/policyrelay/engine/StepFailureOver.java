package org.policyrelay.engine;

/**
 * A step that had failed as often as it is tried waits for nobody any more; in the transaction that
 * makes it so.
 *
 * @param job as {@link StepFailed} names it
 * @param triedAgain false where it has ended with all that it belongs to
 */
public record StepFailureOver(String job, boolean triedAgain) {}
