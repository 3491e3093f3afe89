package org.policyrelay.calibration.process;

import java.util.Map;
import org.policyrelay.calibration.SessionOpened;
import org.policyrelay.engine.Processes;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Begins the process of a session that has begun outside of it, in the same transaction. */
@Component
class CalibrationProcess {

  private final Processes processes;

  CalibrationProcess(Processes processes) {
    this.processes = processes;
  }

  @EventListener
  void begin(SessionOpened opened) {
    processes.begin(
        CalibrationVariables.PROCESS,
        opened.key(),
        Map.of(CalibrationVariables.ORIGIN, opened.key()));
  }
}
