package org.policyrelay.engine;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;

/**
 * What somebody answered on a form, checked against it.
 *
 * @param taskId the completed task, absent for a start form
 * @param activity id of the step in the model
 * @param outcome the decision, absent where the form asks for none
 * @param fields the other answers; a field that was left empty is not in it, unless the form asks
 *     for that by its property {@code emptied}: an empty text then
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
    return requireOneOf(new Decision(step, decision));
  }

  /**
   * The same for a step to which several decisions lead.
   *
   * @throws RefusedException with {@link ErrorCode#NOT_APPROVED} for any other
   */
  public Submission requireOneOf(Decision... decisions) {
    if (!List.of(decisions).contains(new Decision(activity, outcome))) {
      throw new RefusedException(
          ErrorCode.NOT_APPROVED,
          "%s answered %s with %s; what happens next needs %s"
              .formatted(
                  by,
                  activity,
                  outcome,
                  Arrays.stream(decisions)
                      .map(one -> one.outcome() + " of " + one.step())
                      .collect(Collectors.joining(", or "))));
    }
    return this;
  }

  /**
   * What somebody may answer.
   *
   * @param step id of the task in the model
   * @param outcome absent where the form asks for none
   */
  public record Decision(String step, @Nullable String outcome) {}

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

  /** Hash of what was shown to who answered; absent where they do not say. */
  public @Nullable String shown() {
    return text(Submissions.SHOWN).orElse(null);
  }

  /** Whether a check box was ticked. */
  public boolean flag(String field) {
    return Boolean.TRUE.equals(fields.get(field));
  }
}
