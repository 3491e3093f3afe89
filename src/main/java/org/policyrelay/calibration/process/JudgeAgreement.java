package org.policyrelay.calibration.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.calibration.Calibrations;
import org.springframework.stereotype.Component;

/** The votes are revealed: how far they agree. */
@Component
class JudgeAgreement implements JavaDelegate {

  private final Calibrations calibrations;

  JudgeAgreement(Calibrations calibrations) {
    this.calibrations = calibrations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    calibrations.judge(CalibrationVariables.session(execution));
  }
}
