package org.policyrelay.publishing.process;

import org.policyrelay.engine.StartRule;
import org.policyrelay.engine.Submission;
import org.policyrelay.publishing.Corrections;
import org.policyrelay.publishing.Corrections.Correction;
import org.policyrelay.publishing.Publications;
import org.springframework.stereotype.Component;

/** Reads {@code correct-policy.form}, and refuses at once what is more than wording. */
@Component
class CorrectionForm implements StartRule {

  private final Corrections corrections;

  CorrectionForm(Corrections corrections) {
    this.corrections = corrections;
  }

  @Override
  public String processId() {
    return Publications.PROCESS;
  }

  @Override
  public void check(Submission submission) {
    corrections.check(read(submission));
  }

  static Correction read(Submission answer) {
    return new Correction(
        answer.requiredText("policyId"),
        answer.requiredText("wrong"),
        answer.requiredText("right"),
        answer.requiredText("reason"));
  }
}
