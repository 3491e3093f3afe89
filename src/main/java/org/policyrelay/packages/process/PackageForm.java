package org.policyrelay.packages.process;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.policyrelay.engine.StartRule;
import org.policyrelay.engine.Submission;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.Texts;
import org.policyrelay.packages.PackageRegister;
import org.springframework.stereotype.Component;

/** Reads {@code open-package.form}, and refuses at once what cannot be put together. */
@Component
class PackageForm implements StartRule {

  private static final String TITLE = "title";
  private static final String CHANGES = "changes";

  private final PackageRegister packages;

  PackageForm(PackageRegister packages) {
    this.packages = packages;
  }

  @Override
  public String processId() {
    return PackageVariables.PROCESS;
  }

  @Override
  public void check(Submission submission) {
    packages
        .problem(title(submission), changes(submission))
        .ifPresent(
            refused -> {
              throw PackageRegister.refusal(
                  refused.fields().stream().map(PackageForm::inForm).toList(),
                  Map.of(TITLE, "the title", CHANGES, "the policy changes"));
            });
  }

  /** All keys stand in one field. */
  private static FieldError inForm(FieldError wrong) {
    return wrong.field().startsWith(CHANGES)
        ? new FieldError(CHANGES, wrong.code(), wrong.message())
        : wrong;
  }

  static String title(Submission answer) {
    return answer.requiredText(TITLE);
  }

  /** In the order in which they were typed: one that is named twice is told. */
  static List<String> changes(Submission answer) {
    return Arrays.stream(answer.requiredText(CHANGES).split(",", -1)).map(Texts::typedKey).toList();
  }
}
