package org.policyrelay.timeline.process;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The date that {@code policy-timeline.bpmn} asks for. */
@Component
public class TimelineDue {

  TimelineDue() {}

  /** When the next step comes: never before, though the engine counts in milliseconds. */
  public Date next(DelegateExecution execution) {
    var next = Instant.parse((String) execution.getVariable(TimelineVariables.NEXT));
    var counted = next.truncatedTo(ChronoUnit.MILLIS);
    return Date.from(counted.isBefore(next) ? counted.plusMillis(1) : counted);
  }
}
