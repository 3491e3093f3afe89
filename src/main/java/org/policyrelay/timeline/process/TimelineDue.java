package org.policyrelay.timeline.process;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.policyrelay.kernel.Times;
import org.springframework.stereotype.Component;

/** The date that {@code policy-timeline.bpmn} asks for. */
@Component
public class TimelineDue {

  TimelineDue() {}

  /** When the next step comes: never before, though the engine counts in milliseconds. */
  public Date next(DelegateExecution execution) {
    return Times.notBefore(Instant.parse((String) execution.getVariable(TimelineVariables.NEXT)));
  }
}
