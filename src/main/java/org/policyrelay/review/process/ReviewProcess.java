package org.policyrelay.review.process;

import java.util.Map;
import org.policyrelay.engine.Processes;
import org.policyrelay.review.ReviewBegun;
import org.policyrelay.review.RuleChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Carries what happens to reviews into their processes, in the same transaction. */
@Component
class ReviewProcess {

  private final Processes processes;

  ReviewProcess(Processes processes) {
    this.processes = processes;
  }

  @EventListener
  void begin(ReviewBegun begun) {
    processes.begin(
        ReviewVariables.PROCESS,
        begun.key(),
        Map.of(
            ReviewVariables.REVIEW, begun.key(),
            ReviewVariables.POLICY, begun.policyId()));
  }

  @EventListener
  void beginAnew(RuleChanged changed) {
    processes.tell(ReviewVariables.RULE_CHANGED, changed.key());
  }
}
