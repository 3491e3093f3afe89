package org.policyrelay.calibration.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.calibration.CalibrationSession;
import org.policyrelay.calibration.Calibrations;
import org.policyrelay.calibration.MarketGroup;
import org.policyrelay.calibration.SessionOpening;
import org.policyrelay.engine.Submissions;
import org.springframework.stereotype.Component;

/**
 * Begins the session with its round. One that came in over HTTP, or that follows a fall, has begun
 * already and is only named here.
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
    session.ifPresent(known -> name(execution, known));
    execution.setVariable(
        CalibrationVariables.ENOUGH, session.flatMap(CalibrationSession::round).isPresent());
  }

  private Optional<CalibrationSession> session(DelegateExecution execution) {
    if (execution.getProcessBusinessKey() != null) {
      return Optional.of(calibrations.get(CalibrationVariables.session(execution)));
    }
    var asked = submissions.newest(execution);
    if (asked.isPresent()) {
      return Optional.of(opening.recordOrSay(CalibrationForm.read(asked.get()), asked.get().by()));
    }
    var group = (String) execution.getVariable(CalibrationVariables.MARKET_GROUP);
    return opening.weekly(MarketGroup.of(group).orElseThrow());
  }

  private static void name(DelegateExecution execution, CalibrationSession session) {
    execution.setProcessBusinessKey(session.key());
    execution.setVariable(CalibrationVariables.ORIGIN, session.key());
    execution.setVariable(CalibrationVariables.SUBJECT, session.title());
    execution.setVariable(CalibrationVariables.POLICY, session.policyId().orElse(null));
    execution.setVariable(CalibrationVariables.ROUND, session.round().orElse(null));
  }
}
