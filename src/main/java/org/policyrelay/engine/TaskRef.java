package org.policyrelay.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task as domain rules see it.
 *
 * @param processId id of its model, such as {@code policy-change}
 * @param activity id of its step in the model, such as {@code Task_ApproveChange}
 * @param variables the variables of its process instance
 */
public record TaskRef(
    String id,
    String processId,
    String activity,
    @Nullable String assignee,
    Map<String, Object> variables) {

  /** The variable as text, null when it is absent or no text. */
  public @Nullable String text(String variable) {
    return variables.get(variable) instanceof String text ? text : null;
  }
}
