package org.policyrelay.change.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.policyrelay.engine.Submission;
import org.policyrelay.policy.PolicyEntry;
import org.springframework.stereotype.Component;

/**
 * Reads {@code draft-revision.form}: what the drafter left alone stays as it was, to the letter.
 */
@Component
class DraftForm {

  private static final Set<String> TASKS = Set.of("Task_DraftRevision", "Task_ReworkRevision");

  /** Form field to field of the policy entry. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "version", "version",
          "policyName", "name",
          "enforcement", "enforcement",
          "policyText", "policy",
          "guidance", "guidance");

  static boolean isDraft(Submission answer) {
    return TASKS.contains(answer.activity()) && "submit".equals(answer.outcome());
  }

  PolicyEntry read(PolicyEntry before, Submission answer) {
    var json = before.json();
    var changed = new LinkedHashMap<String, Object>();
    FIELDS.forEach(
        (field, entryField) ->
            answer
                .text(field)
                .filter(text -> !sameText(text, json.path(entryField).asText()))
                .ifPresent(text -> changed.put(entryField, text)));
    return changed.isEmpty() ? before : before.with(changed);
  }

  /** A browser's text area turns every line end into one: that alone is no edit. */
  private static boolean sameText(String submitted, String stored) {
    return lines(submitted).equals(lines(stored));
  }

  private static String lines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }
}
