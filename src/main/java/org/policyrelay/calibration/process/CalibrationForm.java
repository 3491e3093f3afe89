package org.policyrelay.calibration.process;

import org.policyrelay.calibration.CalibrationAccess;
import org.policyrelay.calibration.SessionAsked;
import org.policyrelay.calibration.SessionOpening;
import org.policyrelay.engine.StartRule;
import org.policyrelay.engine.Submission;
import org.policyrelay.kernel.FieldError;
import org.policyrelay.kernel.RefusedException;
import org.springframework.stereotype.Component;

/** Reads {@code open-calibration.form}, and refuses at once what could not be held. */
@Component
class CalibrationForm implements StartRule {

  private final SessionOpening opening;
  private final CalibrationAccess access;

  CalibrationForm(SessionOpening opening, CalibrationAccess access) {
    this.opening = opening;
    this.access = access;
  }

  @Override
  public String processId() {
    return CalibrationVariables.PROCESS;
  }

  @Override
  public void check(Submission submission) {
    access.requireStart(submission.by());
    opening
        .problem(read(submission), submission.by())
        .ifPresent(
            refused -> {
              throw new RefusedException(
                  refused.code(),
                  refused.getMessage(),
                  refused.fields().stream().map(CalibrationForm::named).toList());
            });
  }

  /** How the form calls what the API has other names for. */
  private static FieldError named(FieldError fault) {
    var name =
        switch (fault.field()) {
          case "market_group" -> "marketGroup";
          case "policy_id" -> "policyId";
          default -> fault.field();
        };
    return new FieldError(name, fault.code(), fault.message());
  }

  static SessionAsked read(Submission answer) {
    return new SessionAsked(
        answer.requiredText("marketGroup"), answer.requiredText("policyId"), null, null, null);
  }
}
