package org.policyrelay.change.process;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyrelay.change.PolicyChange;
import org.policyrelay.engine.Submission;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.written.ItemPart;
import org.policyrelay.policy.written.WrittenItems;
import org.springframework.stereotype.Component;

/**
 * Reads {@code draft-revision.form}: what the drafter left alone stays as it was, to the letter;
 * what they emptied goes.
 */
@Component
class DraftForm {

  private static final Set<String> TASKS = Set.of("Task_DraftRevision", "Task_ReworkRevision");

  /** Key of the field for what is said to who sent the text back. */
  static final String ANSWER = "reworkAnswer";

  /** What no policy can be without: key in the form, and how it is called there. */
  private static final Set<String> NEEDED = Set.of("policyName", "enforcement", "policyText");

  static boolean isDraft(Submission answer) {
    return TASKS.contains(answer.activity()) && "submit".equals(answer.outcome());
  }

  /** What the drafter wrote, or what was there if they left the field empty. */
  static String summary(PolicyChange change, Submission answer) {
    return answer.text("summary").orElse(change.summary());
  }

  /** What the drafter says to who sent the text back, in this round and in no other. */
  static @Nullable String answer(Submission submitted) {
    return submitted.text(ANSWER).orElse(null);
  }

  PolicyEntry read(PolicyEntry before, Submission answer) {
    var entry = before.json();
    var shown = EntryField.shownOf(before);
    for (var field : EntryField.ALL) {
      var submitted = answer.fields().get(field.key());
      if (submitted == null) {
        continue;
      }
      if (NEEDED.contains(field.key()) && submitted.toString().isEmpty()) {
        throw emptied(field.key());
      }
      field.edit(submitted, Objects.requireNonNull(shown.get(field.key())), entry);
    }
    for (var part : ItemPart.values()) {
      var submitted = answer.fields().get(part.code());
      if (submitted != null) {
        WrittenItems.of(before, part).edit(submitted.toString(), entry);
      }
    }
    return before.edited(entry);
  }

  private static RefusedException emptied(String key) {
    var message =
        switch (key) {
          case "policyName" -> "A policy needs a name";
          case "enforcement" -> "A policy needs its enforcement";
          default -> "A policy needs its text";
        };
    return new RefusedException(
        ErrorCode.INVALID_FORM,
        message + "; to give up the change, choose \"Abandon\"",
        List.of(new FieldError(key, "required", "must be filled in")));
  }
}
