package org.policyrelay.engine;

import org.jspecify.annotations.Nullable;

/**
 * A step that nobody does by hand has failed as often as it is tried. It waits for an administrator
 * from then on; in the transaction that notes so.
 *
 * @param id of what notes it, another one each time
 * @param job of the step, the same each time it is tried
 * @param processId id of the model
 * @param businessKey of its process instance
 * @param why in the words of what failed, where it had any
 */
public record StepFailed(
    String id, String job, String processId, @Nullable String businessKey, @Nullable String why) {}
