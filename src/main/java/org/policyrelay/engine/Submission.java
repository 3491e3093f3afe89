package org.policyrelay.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answered on a form, checked against it.
 *
 * @param taskId the completed task, absent for a start form
 * @param activity id of the step in the model
 * @param outcome the decision, absent where the form asks for none
 * @param fields the other answers; a field that was left empty is not in it
 */
public record Submission(
    String id,
    @Nullable String taskId,
    String processId,
    String activity,
    String by,
    Instant at,
    @Nullable String outcome,
    Map<String, Object> fields) {

  public Optional<String> text(String field) {
    return Optional.ofNullable(fields.get(field)).map(Object::toString);
  }

  /**
   * @throws IllegalStateException when the form let it be left out
   */
  public String requiredText(String field) {
    return text(field)
        .orElseThrow(
            () -> new IllegalStateException("the form of " + activity + " must require " + field));
  }

  /** Whether a check box was ticked. */
  public boolean flag(String field) {
    return Boolean.TRUE.equals(fields.get(field));
  }
}
