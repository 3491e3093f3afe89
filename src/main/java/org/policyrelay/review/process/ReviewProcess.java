package org.policyrelay.review.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.policyrelay.engine.SystemAuthority;
import org.policyrelay.review.ReviewBegun;
import org.policyrelay.review.RuleChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Carries what happens to reviews into their processes, in the same transaction. */
@Component
class ReviewProcess {

  private final RuntimeService runtime;
  private final SystemAuthority system;

  ReviewProcess(RuntimeService runtime, SystemAuthority system) {
    this.runtime = runtime;
    this.system = system;
  }

  @EventListener
  void begin(ReviewBegun begun) {
    system.run(
        () ->
            runtime.startProcessInstanceByKey(
                ReviewVariables.PROCESS,
                begun.key(),
                Map.of(
                    ReviewVariables.REVIEW, begun.key(),
                    ReviewVariables.POLICY, begun.policyId())));
  }

  /** An instance that has not come to its wait yet reads the new date by itself. */
  @EventListener
  void beginAnew(RuleChanged changed) {
    system.run(
        () ->
            runtime
                .createMessageCorrelation(ReviewVariables.RULE_CHANGED)
                .processInstanceBusinessKey(changed.key())
                .correlateAll());
  }
}
