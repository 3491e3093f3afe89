package org.policyrelay.handoff.process;

import java.util.Map;
import java.util.Optional;
import org.policyrelay.deadline.Stage;

/** Which clock runs while somebody has which task of {@code team-handoff.bpmn}. */
final class HandoffStages {

  static final String PROCESS = "team-handoff";

  private static final Map<String, Stage> BY_TASK =
      Map.of(
          "Task_AcceptHandoff", Stage.ACCEPTANCE,
          "Task_DeliverWork", Stage.DELIVERY,
          "Task_AnswerQuestion", Stage.ANSWER);

  private HandoffStages() {}

  static Optional<Stage> of(String activity) {
    return Optional.ofNullable(BY_TASK.get(activity));
  }
}
