package org.policyrelay.calibration.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.calibration.CalibrationSession;
import org.policyrelay.calibration.Calibrations;
import org.policyrelay.calibration.SessionOpening;
import org.policyrelay.engine.Submissions;
import org.springframework.stereotype.Component;

/**
 * Begins the session with its round. One that did not come in by the start form has begun already
 * and is only named here.
 */
@Component
class DrawCases implements JavaDelegate {

  private final Calibrations calibrations;
  private final SessionOpening opening;
  private final Submissions submissions;

  DrawCases(Calibrations calibrations, SessionOpening opening, Submissions submissions) {
    this.calibrations = calibrations;
    this.opening = opening;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var session = session(execution);
    name(execution, session);
    execution.setVariable(CalibrationVariables.ENOUGH, session.round().isPresent());
  }

  private CalibrationSession session(DelegateExecution execution) {
    if (execution.getProcessBusinessKey() != null) {
      return calibrations.get(CalibrationVariables.session(execution));
    }
    var asked = submissions.current(execution);
    return opening.recordOrSay(CalibrationForm.read(asked), asked.by());
  }

  private static void name(DelegateExecution execution, CalibrationSession session) {
    execution.setProcessBusinessKey(session.key());
    execution.setVariable(CalibrationVariables.ORIGIN, session.key());
    execution.setVariable(CalibrationVariables.SUBJECT, session.title());
    execution.setVariable(CalibrationVariables.POLICY, session.policyId().orElse(null));
    execution.setVariable(CalibrationVariables.ROUND, session.round().orElse(null));
  }
}
