package org.policyrelay.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;

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

  /**
   * Makes sure that this is the decision that a step acts on, and not another answer that the
   * engine was told to take for it.
   *
   * @throws RefusedException with {@link ErrorCode#NOT_APPROVED} for any other
   */
  public Submission requireDecision(String step, String decision) {
    if (!activity.equals(step) || !decision.equals(outcome)) {
      throw new RefusedException(
          ErrorCode.NOT_APPROVED,
          "%s answered %s with %s; what happens next needs %s of %s"
              .formatted(by, activity, outcome, decision, step));
    }
    return this;
  }

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
