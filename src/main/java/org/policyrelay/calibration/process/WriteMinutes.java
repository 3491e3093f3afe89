package org.policyrelay.calibration.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.calibration.Calibrations;
import org.springframework.stereotype.Component;

/** Who was there is told what came of it. */
@Component
class WriteMinutes implements JavaDelegate {

  private final Calibrations calibrations;

  WriteMinutes(Calibrations calibrations) {
    this.calibrations = calibrations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    calibrations.writeMinutes(CalibrationVariables.session(execution));
  }
}
