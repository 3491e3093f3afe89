package org.policyrelay.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.policyrelay.policy.PolicyRegistry;
import org.policyrelay.policy.compare.ChangeKind;
import org.policyrelay.policy.compare.Reading;
import org.policyrelay.policy.entry.PolicyEntry;
import org.policyrelay.policy.entry.PublishedVersion;
import org.policyrelay.publishing.Corrections.Correction;
import org.springframework.stereotype.Component;

/** What a policy reads like once it is corrected; refuses what is more than its wording. */
@Component
class CorrectedWording {

  private final PolicyRegistry registry;

  CorrectedWording(PolicyRegistry registry) {
    this.registry = registry;
  }

  record Corrected(PublishedVersion before, PolicyEntry entry, String version) {

    boolean readsTheSame() {
      return Reading.isSame(before.entry(), entry);
    }
  }

  /**
   * @throws RefusedException with {@link ErrorCode#INVALID_FORM} and the field at fault
   */
  Corrected corrected(Correction correction) {
    var before =
        registry
            .newestVersion(correction.policyId())
            .orElseThrow(
                () ->
                    refuse(
                        "policyId",
                        "unknown-policy",
                        "There is no published policy '%s'".formatted(correction.policyId())));
    var field = fieldWith(before.entry(), correction.wrong());
    var text = before.entry().json().path(field).asText();
    var patched =
        before
            .entry()
            .without("version")
            .with(Map.of(field, text.replace(correction.wrong(), correction.right())));
    if (patched.contentHash().equals(before.entry().contentHash())) {
      throw refuse("right", "unchanged", "This reads as it did before");
    }
    // above what was taken back, too: no number is given twice
    var patch = registry.history(correction.policyId()).get(0).nextPatch();
    var comparison = registry.compare(claimingPatch(patched, patch));
    if (comparison.changeKind() != ChangeKind.WORDING) {
      throw refuse(
          "right",
          "no-correction",
          "This is more than wording (%s): propose a policy change"
              .formatted(String.join("; ", comparison.facts())));
    }
    return new Corrected(before, patched, comparison.nextVersion());
  }

  /** Says of a swapped word that it is no rule; whoever approves sees the words. */
  private PolicyEntry claimingPatch(PolicyEntry patched, String patch) {
    try {
      var claiming = patched.with(Map.of("version", patch));
      registry.compare(claiming);
      return claiming;
    } catch (RefusedException tooLow) {
      // more than a patch: compared without a claim, it says what
      return patched;
    }
  }

  private static String fieldWith(PolicyEntry entry, String wrong) {
    var found = new ArrayList<String>();
    for (var field : Reading.FIELDS) {
      var text = entry.json().path(field).asText();
      for (var at = text.indexOf(wrong); at >= 0; at = text.indexOf(wrong, at + 1)) {
        found.add(field);
      }
    }
    if (found.size() != 1) {
      throw refuse(
          "wrong",
          found.isEmpty() ? "not-found" : "ambiguous",
          found.isEmpty()
              ? "These words do not stand in the name, the description or the text of "
                  + entry.policyId()
                  + "; copy them to the letter"
              : "These words stand there %d times; add some that stand beside them"
                  .formatted(found.size()));
    }
    return found.get(0);
  }

  private static RefusedException refuse(String field, String code, String message) {
    return new RefusedException(
        ErrorCode.INVALID_FORM, message, List.of(new FieldError(field, code, message)));
  }
}
