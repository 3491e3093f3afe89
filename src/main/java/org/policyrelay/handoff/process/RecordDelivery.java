package org.policyrelay.handoff.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.policyrelay.engine.Submissions;
import org.policyrelay.handoff.HandoffSteps;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.kernel.MarketNames;
import org.springframework.stereotype.Component;

/** The work is done, and here is what shows it. */
@Component
class RecordDelivery implements JavaDelegate {

  private final Handoffs handoffs;
  private final Submissions submissions;

  RecordDelivery(Handoffs handoffs, Submissions submissions) {
    this.handoffs = handoffs;
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var answer = submissions.current(execution).requireDecision(HandoffSteps.DELIVER, "deliver");
    handoffs.deliver(
        execution.getProcessBusinessKey(),
        answer.by(),
        answer.requiredText("evidence"),
        answer
            .text("notReadyMarkets")
            .map(typed -> String.join(", ", MarketNames.typed(typed)))
            .orElse(null));
  }
}
