package org.policyrelay.calibration.process;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.policyrelay.engine.SystemAuthority;
import org.springframework.stereotype.Component;

/** When the weekly sessions begin. */
@Component
public class WeeklyTimer {

  private final ManagementService management;
  private final SystemAuthority system;

  WeeklyTimer(ManagementService management, SystemAuthority system) {
    this.management = management;
    this.system = system;
  }

  /** Empty where an administrator has taken the timer away. */
  public Optional<Instant> next() {
    return system
        .call(
            () ->
                management
                    .createJobQuery()
                    .processDefinitionKey(CalibrationVariables.WEEK)
                    .timers()
                    .list())
        .stream()
        .map(Job::getDuedate)
        .min(Comparator.naturalOrder())
        .map(due -> due.toInstant());
  }
}
