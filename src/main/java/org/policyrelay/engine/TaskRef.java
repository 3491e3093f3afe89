package org.policyrelay.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task as domain rules see it.
 *
 * @param processId id of its model, such as {@code policy-change}
 * @param activity id of its step in the model, such as {@code Task_ApproveChange}
 * @param businessKey of its process instance, which nobody changes once it has one; what the
 *     instance is about is read from our own tables by it
 * @param variables the variables of its process instance, which an administrator can change: they
 *     decide nothing
 */
public record TaskRef(
    String id,
    String processId,
    String activity,
    @Nullable String assignee,
    @Nullable String businessKey,
    Map<String, Object> variables) {

  /** The variable as text, null when it is absent or no text. */
  public @Nullable String text(String variable) {
    return variables.get(variable) instanceof String text ? text : null;
  }
}
