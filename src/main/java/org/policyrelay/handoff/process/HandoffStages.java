package org.policyrelay.handoff.process;

import java.util.Map;
import java.util.Optional;
import org.policyrelay.deadline.Stage;
import org.policyrelay.handoff.HandoffSteps;

/** Which clock runs while somebody has which task of {@code team-handoff.bpmn}. */
final class HandoffStages {

  private static final Map<String, Stage> BY_TASK =
      Map.of(
          HandoffSteps.ACCEPT, Stage.ACCEPTANCE,
          HandoffSteps.DELIVER, Stage.DELIVERY,
          HandoffSteps.ANSWER, Stage.ANSWER);

  private HandoffStages() {}

  static Optional<Stage> of(String activity) {
    return Optional.ofNullable(BY_TASK.get(activity));
  }
}
