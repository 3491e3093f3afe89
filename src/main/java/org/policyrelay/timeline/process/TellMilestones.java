package org.policyrelay.timeline.process;

import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.timeline.Timelines;
import org.springframework.stereotype.Component;

/** What has come is told to every team, in its order. */
@Component
class TellMilestones implements JavaDelegate {

  private final Timelines timelines;

  TellMilestones(Timelines timelines) {
    this.timelines = timelines;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var next =
        timelines.tell(TimelineVariables.timeline(execution), TimelineVariables.since(execution));
    execution.setVariable(TimelineVariables.LEFT, next.isPresent());
    execution.setVariable(TimelineVariables.NEXT, next.map(Instant::toString).orElse(null));
  }
}
