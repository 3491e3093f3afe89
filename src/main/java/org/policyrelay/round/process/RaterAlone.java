package org.policyrelay.round.process;

import org.policyrelay.engine.FourEyes;
import org.policyrelay.engine.TaskRef;
import org.policyrelay.kernel.Drafted;
import org.policyrelay.kernel.ErrorCode;
import org.policyrelay.kernel.RefusedException;
import org.springframework.stereotype.Component;

/** A rater's task is theirs alone: nobody else is given it, or hands it in for them. */
@Component
class RaterAlone implements FourEyes {

  private final RoundTasks tasks;

  RaterAlone(RoundTasks tasks) {
    this.tasks = tasks;
  }

  @Override
  public Drafted drafted(TaskRef task) {
    return Drafted.byNobody();
  }

  @Override
  public void requireMay(TaskRef task, String user) {
    tasks.of(task).ifPresent(own -> require(own, user));
  }

  static void require(RoundTasks.Own own, String user) {
    if (!own.rater().user().equals(user)) {
      throw new RefusedException(
          ErrorCode.NOT_ALLOWED,
          "Each rater of %s votes alone: this task is %s's and nobody else's"
              .formatted(own.round().key(), own.rater().user()));
    }
  }
}
