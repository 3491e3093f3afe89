package org.policyrelay.calibration.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.calibration.Calibrations;
import org.policyrelay.engine.Submission;
import org.policyrelay.engine.Submissions;
import org.springframework.stereotype.Component;

/** The discussion is over: what it has decided begins. */
@Component
class StartWhatWasDecided implements JavaDelegate {

  private final Calibrations calibrations;
  private final Submissions submissions;

  StartWhatWasDecided(Calibrations calibrations, Submissions submissions) {
    this.calibrations = calibrations;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer =
        submissions
            .current(execution)
            .requireOneOf(new Submission.Decision(CalibrationVariables.DISCUSS, null));
    calibrations.settle(CalibrationVariables.session(execution), answer.by());
  }
}
