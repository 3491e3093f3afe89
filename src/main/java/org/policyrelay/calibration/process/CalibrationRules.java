package org.policyrelay.calibration.process;

import org.policyrelay.calibration.CalibrationAccess;
import org.policyrelay.calibration.Calibrations;
import org.policyrelay.engine.Submission;
import org.policyrelay.engine.SubmissionRule;
import org.policyrelay.engine.TaskRef;
import org.springframework.stereotype.Component;

/** Nobody ends a discussion for a moderator, or while a dispute lacks its outcome. */
@Component
class CalibrationRules implements SubmissionRule {

  private final Calibrations calibrations;
  private final CalibrationAccess access;

  CalibrationRules(Calibrations calibrations, CalibrationAccess access) {
    this.calibrations = calibrations;
    this.access = access;
  }

  @Override
  public boolean concerns(TaskRef task) {
    return task.processId().equals(CalibrationVariables.PROCESS);
  }

  @Override
  public void check(TaskRef task, Submission submission) {
    var key = task.businessKey();
    if (key != null) {
      access.requireModerator(calibrations.get(key), submission.by());
      calibrations.requireOutcomes(key);
    }
  }
}
