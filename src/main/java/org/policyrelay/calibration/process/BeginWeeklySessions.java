package org.policyrelay.calibration.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.calibration.MarketGroup;
import org.policyrelay.calibration.SessionOpening;
import org.springframework.stereotype.Component;

/** It is Tuesday: each market group calibrates. */
@Component
class BeginWeeklySessions implements JavaDelegate {

  private final SessionOpening opening;

  BeginWeeklySessions(SessionOpening opening) {
    this.opening = opening;
  }

  @Override
  public void execute(DelegateExecution execution) {
    for (var group : MarketGroup.values()) {
      opening.weekly(group);
    }
  }
}
