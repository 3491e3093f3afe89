package org.policyrelay.change.process;

import java.util.Optional;
import org.policyrelay.change.ChangeLinks;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.handoff.Handoff;
import org.policyrelay.handoff.HandoffSteps;
import org.policyrelay.handoff.Handoffs;
import org.policyrelay.publishing.Publications;
import org.springframework.stereotype.Component;

/**
 * Which change a task belongs to, be it the change's own or that of one of its handoffs or
 * publications. Read from our own tables by the key of the task's instance: its variables may say
 * what they like.
 */
@Component
class ChangeTasks {

  private final Handoffs handoffs;
  private final Publications publications;

  ChangeTasks(Handoffs handoffs, Publications publications) {
    this.handoffs = handoffs;
    this.publications = publications;
  }

  Optional<String> changeOf(TaskRef task) {
    var key = task.businessKey();
    if (key == null) {
      return Optional.empty();
    }
    return switch (task.processId()) {
      case ChangeVariables.PROCESS -> Optional.of(key);
      case HandoffSteps.PROCESS -> changeIn(handoffs.get(key).origin());
      case Publications.PROCESS -> changeIn(publications.get(key).origin());
      default -> Optional.empty();
    };
  }

  /** The handoff that a task belongs to, if it belongs to one. */
  Optional<Handoff> handoffOf(TaskRef task) {
    return task.processId().equals(HandoffSteps.PROCESS)
        ? Optional.ofNullable(task.businessKey()).map(handoffs::get)
        : Optional.empty();
  }

  /** Whether its sender is asked, about a part that is another team's. */
  static boolean isQuestion(TaskRef task) {
    return task.activity().equals(HandoffSteps.ANSWER);
  }

  private static Optional<String> changeIn(String origin) {
    return Optional.of(origin).filter(ChangeLinks::isChange);
  }
}
